-- 预算执行（万元） | Execution in 万元
--
-- `named_execution` in 万元: exact, no fen is lost.
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
--   code_level = code_level_or_total
--   code = functional_code
--   code_name = latest_code_name
--   class_code
--   class_name
--   initial_budget_wan: 年初预算数（万元） | the initial budget ÷ 10 000
--   initial_source
--   adjusted_budget_wan: 全年预算数（万元） | the adjusted budget ÷ 10 000
--   adjusted_source
--   actual_wan
--   actual_source
--   initial_rate
--   adjusted_rate
--   revision_id = revision_read
SELECT
  entity_id, entity_name, region_code, region_name, admin_level, function_group, fiscal_year, kind, scope, code_level, code,
  code_name, class_code, class_name,
  CAST(initial_budget AS DECIMAL(24, 2)) * CAST(0.0001 AS DECIMAL(4, 4)) AS initial_budget_wan, initial_source,
  CAST(adjusted_budget AS DECIMAL(24, 2)) * CAST(0.0001 AS DECIMAL(4, 4)) AS adjusted_budget_wan, adjusted_source,
  CAST(actual AS DECIMAL(24, 2)) * CAST(0.0001 AS DECIMAL(4, 4)) AS actual_wan, actual_source, initial_rate, adjusted_rate,
  revision_id
FROM named_execution
