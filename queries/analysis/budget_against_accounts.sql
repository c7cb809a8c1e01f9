-- 预算与决算不一致 | Budget against accounts
--
-- Initial budgets that final accounts state differently from the budget published for that year.
--
-- param: year | integer | - | 财政年度 | the fiscal year
--
--   entity_id
--   entity_name
--   scope
--   topic
--   fund
--   code
--   budget: 预算所列（元） | yuan
--   claimed: 决算所列（元） | yuan
--   difference = claimed_less_budget
SELECT entity_id, entity_name, scope, topic, fund, code, budget, claimed, difference
FROM budget_differences
WHERE fiscal_year = $year AND state = 'fail'
ORDER BY
  ABS(difference) DESC NULLS LAST, entity_id NULLS LAST, scope NULLS LAST, topic NULLS LAST, fund NULLS LAST, code NULLS LAST
