-- 结转不衔接 | Carryover breaks
--
-- Opening carryovers that are not the closing carryover of the year before.
--
-- param: first | integer | 1994 | 起始年度 | the first fiscal year
--
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   scope: 编报范围 | department, own_level or unit
--   fiscal_year: 财政年度 | the year
--   statement: 报表 | which statement
--   fund: 资金性质 | general_public, government_fund, state_capital; null is all together
--   closing_amount: 上年年末（元） | yuan
--   opening_amount: 年初（元） | yuan
--   difference: 差额 | opening − closing
SELECT entity_id, entity_name, scope, fiscal_year, statement, fund, closing_amount, opening_amount, difference
FROM carryovers
WHERE state = 'fail' AND fiscal_year >= $first
ORDER BY
  ABS(difference) DESC NULLS LAST, entity_id NULLS LAST, scope NULLS LAST, fiscal_year NULLS LAST, statement NULLS LAST,
  fund NULLS LAST
