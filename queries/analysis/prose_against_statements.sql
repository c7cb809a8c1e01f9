-- 文字与报表不符 | Prose against statements
--
-- Amounts that the prose gives otherwise than the statement, the largest differences first.
--
-- param: year | integer | - | 财政年度 | the fiscal year
-- param: kind | text | final_accounts | 报告种类 | final_accounts or budget
-- param: limit | integer | 20 | 行数 | how many rows
--
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   scope: 编报范围 | department, own_level or unit
--   topic: 事项 | what it is about
--   fund: 资金性质 | general_public, government_fund, state_capital; null is all together
--   code: 科目代码 | classification code
--   claimed: 文字所列（元） | yuan
--   statement: 报表 | the statement
--   stated: 报表所列（元） | yuan
--   difference: 差额 | claimed − stated
--   claimed_line: 文字所在行 | line
--   stated_line: 报表所在行 | line
SELECT
  entity_id, entity_name, scope, topic, fund, code, claimed, statement, stated, difference, claimed_line, stated_line
FROM claims_beside_facts
WHERE fiscal_year = $year AND kind = $kind AND difference <> 0
ORDER BY
  ABS(difference) DESC NULLS LAST, entity_id NULLS LAST, scope NULLS LAST, topic NULLS LAST, fund NULLS LAST, code NULLS LAST,
  statement NULLS LAST, claimed_line NULLS LAST, stated_line NULLS LAST
LIMIT $limit
