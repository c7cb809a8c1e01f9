-- 各部门各年支出 | Expenditure by department and year
-- wide: year
--
-- One row per department, with a column per year that has a report: the total expenditure (支出合计) of its final accounts
-- for the whole department (部门汇总), in yuan.
--
--   entity_id
--   entity_name = latest_entity_name
--   region_code
--   region_name
--   admin_level
--   function_group
SELECT
  fact.entity_id, entity.entity_name, entity.region_code, entity.region_name, entity.admin_level, entity.function_group,
  fact.fiscal_year, fact.value
FROM fact_metric AS fact
LEFT JOIN dim_entity AS entity ON entity.entity_id = fact.entity_id
WHERE fact.metric = 'expenditure' AND fact.is_total AND fact.kind = 'final_accounts' AND fact.scope = 'department'
