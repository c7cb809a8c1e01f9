-- 部门预算指标 | Metrics of budgets
-- key: entity_id, fiscal_year
-- refers: entity_id -> dim_entity; fiscal_year -> dim_year
-- wide: metric budget
--
-- One row per department and year, from budgets: a column per metric with its value for the whole department (部门汇总).
-- A metric that divides also has its numerator and its denominator, null where it has no value: the value of several
-- departments is the sum of the one divided by the sum of the other.
--
--   entity_id
--   entity_name = latest_entity_name
--   region_code
--   region_name
--   admin_level
--   function_group
--   fiscal_year
--   year_start
SELECT
  fact.entity_id, entity.entity_name, entity.region_code, entity.region_name, entity.admin_level, entity.function_group,
  fact.fiscal_year, make_date(fact.fiscal_year, 1, 1) AS year_start, fact.metric, fact.numerator, fact.denominator,
  fact.value
FROM fact_metric AS fact
LEFT JOIN dim_entity AS entity ON entity.entity_id = fact.entity_id
WHERE fact.is_total AND fact.kind = 'budget' AND fact.scope = 'department'
