-- “三公”经费（带名称） | Three-public spending with names
--
-- `fact_three_public` with the names of the department and its region.
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
--   budget
--   budget_phase
--   actual
--   rate
--   page
--   line
--   revision_id = revision_read
SELECT
  fact.entity_id, entity.entity_name, entity.region_code, entity.region_name, entity.admin_level, entity.function_group,
  fact.fiscal_year, fact.kind, fact.scope, fact.item, fact.budget, fact.budget_phase, fact.actual, fact.rate, fact.page,
  fact.line, fact.revision_id
FROM fact_three_public AS fact
LEFT JOIN dim_entity AS entity ON entity.entity_id = fact.entity_id
