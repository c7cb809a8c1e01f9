-- 支出（带名称） | Spending with names
--
-- `fact_spending` with the names of the department, its region, and the functional or economic code with its class.
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
--   statement = short_statement
--   code_domain
--   code
--   code_name = latest_code_name
--   class_code
--   class_name
--   code_level = code_level_or_total
--   measure
--   fund
--   phase
--   amount
--   source_uri
--   page
--   sheet
--   line
--   revision_id = revision_read
SELECT
  fact.entity_id, entity.entity_name, entity.region_code, entity.region_name, entity.admin_level, entity.function_group,
  fact.fiscal_year, fact.kind, fact.scope, fact.statement, fact.code_domain, fact.code, code.name AS code_name,
  code.class_code, code.class_name, fact.code_level, fact.measure, fact.fund, fact.phase, fact.amount, fact.source_uri,
  fact.page, fact.sheet, fact.line, fact.revision_id
FROM fact_spending AS fact
LEFT JOIN dim_entity AS entity ON entity.entity_id = fact.entity_id
LEFT JOIN dim_code AS code ON code.code_domain = fact.code_domain AND code.code = fact.code
