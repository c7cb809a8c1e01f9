-- 核对问题 | Findings
-- command: check
--
-- What does not add up, most severe first: one row per instance, instances of one cause together. The filters:
-- $entity_id, $rule and $state, if they are not empty; the years $first to $last; severities of at least $severity_rank
-- (1 error, 2 warning, 3 hint).
--
--   severity
--   entity_name
--   fiscal_year
--   scope
--   rule_id
--   instance
--   state
--   message: 说明 | the arithmetic in the printed units, or what is missing
--   message_code
--   message_args
--   compared_unit
--   expected
--   actual = printed_value
--   difference
--   tolerance
--   cause
--   occurrence
--   revision_id
SELECT
  severity, entity_name, fiscal_year, scope, rule_id, instance, state, message, message_code, message_args,
  compared_unit, expected, actual, difference, tolerance, cause, occurrence, revision_id
FROM findings
WHERE ($entity_id = '' OR entity_id = $entity_id)
  AND fiscal_year BETWEEN $first AND $last
  AND ($rule = '' OR rule_id = $rule)
  AND ($state = '' OR state = $state)
  AND CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END <= $severity_rank
ORDER BY
  CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, entity_name NULLS LAST,
  fiscal_year NULLS LAST, revision_id NULLS LAST, cause NULLS LAST, occurrence NULLS LAST
