-- “三公”经费（万元） | Three-public spending in 万元
--
-- `named_three_public` in 万元: exact, no fen is lost.
--
--   entity_id
--   entity_name = latest_entity_name
--   region_code
--   region_name
--   admin_level
--   function_group
--   fiscal_year
--   kind
--   scope
--   item
--   budget_wan: 预算数（万元） | the budget ÷ 10 000
--   budget_phase
--   actual_wan
--   rate
--   page
--   line
--   revision_id = revision_read
SELECT
  entity_id, entity_name, region_code, region_name, admin_level, function_group, fiscal_year, kind, scope, item,
  CAST(budget AS DECIMAL(24, 2)) * CAST(0.0001 AS DECIMAL(4, 4)) AS budget_wan, budget_phase,
  CAST(actual AS DECIMAL(24, 2)) * CAST(0.0001 AS DECIMAL(4, 4)) AS actual_wan, rate, page, line, revision_id
FROM named_three_public
