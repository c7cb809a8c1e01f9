-- 核对情况 | Rules by state
-- command: check
--
-- How many rules ended in each state, counted once per rule and report, with the filters $entity_id, $first, $last and
-- $rule.
--
--   state
--   rule_count: 规则数 | rule results with this state
SELECT state, COUNT(*) AS rule_count
FROM rule_results
WHERE ($entity_id = '' OR entity_id = $entity_id)
  AND fiscal_year BETWEEN $first AND $last
  AND ($rule = '' OR rule_id = $rule)
GROUP BY state
ORDER BY state NULLS LAST
