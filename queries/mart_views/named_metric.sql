-- 指标（带名称） | Metrics with names
--
-- `fact_metric` with the names of the metric, the department and its region.
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
--   fiscal_year
--   kind
--   scope
--   dimension
--   is_total
--   numerator
--   denominator = denominator_if_any
--   denominator_source = denominator_phase
--   value = rounded_value
--   reason
--   revision_id = revision_read
SELECT
  fact.metric, metric.label_zh, metric.label_en, metric.unit,
  fact.entity_id, entity.entity_name, entity.region_code, entity.region_name, entity.admin_level, entity.function_group,
  fact.fiscal_year, fact.kind, fact.scope, fact.dimension, fact.is_total, fact.numerator, fact.denominator,
  fact.denominator_source, fact.value, fact.reason, fact.revision_id
FROM fact_metric AS fact
LEFT JOIN dim_metric AS metric ON metric.metric = fact.metric
LEFT JOIN dim_entity AS entity ON entity.entity_id = fact.entity_id
