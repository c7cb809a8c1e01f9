-- 预算与决算不一致 | Budget against accounts
--
-- Initial budgets that a final account tells otherwise than the budget published for that year.
--
-- param: year | integer | - | 财政年度 | the fiscal year
--
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   scope: 编报范围 | department, own_level or unit
--   topic: 事项 | what it is about
--   fund: 资金性质 | general_public, government_fund, state_capital; null is all together
--   code: 科目代码 | classification code
--   budget: 预算所列（元） | yuan
--   claimed: 决算所列（元） | yuan
--   difference: 差额 | claimed − budget
SELECT entity_id, entity_name, scope, topic, fund, code, budget, claimed, difference
FROM budget_differences
WHERE fiscal_year = $year AND state = 'fail'
ORDER BY
  ABS(difference) DESC NULLS LAST, entity_id NULLS LAST, scope NULLS LAST, topic NULLS LAST, fund NULLS LAST, code NULLS LAST
