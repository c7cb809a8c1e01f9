-- 各年指标 | Metrics by year
-- wide: year
--
-- One row per department, metric, kind and scope, with a column per year that has a report: the value of the metric's
-- whole (合计).
--
--   metric
--   label_zh
--   label_en
--   unit = unit_of_metric
--   entity_id
--   entity_name = latest_entity_name
--   region_code
--   region_name
--   admin_level
--   function_group
--   kind
--   scope
SELECT
  fact.metric, metric.label_zh, metric.label_en, metric.unit,
  fact.entity_id, entity.entity_name, entity.region_code, entity.region_name, entity.admin_level, entity.function_group,
  fact.kind, fact.scope, fact.fiscal_year, fact.value
FROM fact_metric AS fact
LEFT JOIN dim_metric AS metric ON metric.metric = fact.metric
LEFT JOIN dim_entity AS entity ON entity.entity_id = fact.entity_id
WHERE fact.is_total
