-- 文字与报表不符 | Prose against statements
--
-- Amounts that differ between the prose and the statement, the largest differences first.
--
-- param: year | integer | - | 财政年度 | the fiscal year
-- param: kind | text | final_accounts | 报告种类 | final_accounts or budget
-- param: limit | integer | 20 | 行数 | how many rows
--
--   entity_id
--   entity_name
--   scope
--   topic
--   fund
--   code
--   claimed: 文字所列（元） | yuan
--   statement = short_statement
--   stated: 报表所列（元） | yuan
--   difference = claimed_less_stated
--   claimed_line
--   stated_line
SELECT
  entity_id, entity_name, scope, topic, fund, code, claimed, statement, stated, difference, claimed_line, stated_line
FROM claims_beside_facts
WHERE fiscal_year = $year AND kind = $kind AND difference <> 0
ORDER BY
  ABS(difference) DESC NULLS LAST, entity_id NULLS LAST, scope NULLS LAST, topic NULLS LAST, fund NULLS LAST, code NULLS LAST,
  statement NULLS LAST, claimed_line NULLS LAST, stated_line NULLS LAST
LIMIT $limit
