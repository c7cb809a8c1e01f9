-- 预算执行（带名称） | Execution with names
--
-- `fact_execution` with the names of the department, its region, and the functional code with its class.
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
--   initial_budget
--   initial_source
--   adjusted_budget
--   adjusted_source
--   actual
--   actual_source
--   initial_rate
--   adjusted_rate
--   revision_id = revision_read
SELECT
  fact.entity_id, entity.entity_name, entity.region_code, entity.region_name, entity.admin_level, entity.function_group,
  fact.fiscal_year, fact.kind, fact.scope, fact.code_level, fact.code, code.name AS code_name, code.class_code,
  code.class_name, fact.initial_budget, fact.initial_source, fact.adjusted_budget, fact.adjusted_source, fact.actual,
  fact.actual_source, fact.initial_rate, fact.adjusted_rate, fact.revision_id
FROM fact_execution AS fact
LEFT JOIN dim_entity AS entity ON entity.entity_id = fact.entity_id
LEFT JOIN dim_code AS code ON code.code_domain = fact.code_domain AND code.code = fact.code
