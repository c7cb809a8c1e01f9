-- 指标合计 | Totals of metrics
--
-- `named_metric` without the parts: the whole of every metric, which can be added up over departments where the metric is
-- an amount, after one kind and one scope are chosen.
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
--   numerator
--   denominator = denominator_if_any
--   denominator_source = denominator_phase
--   value = rounded_value
--   reason
--   revision_id = revision_read
SELECT
  metric, label_zh, label_en, unit, entity_id, entity_name, region_code, region_name, admin_level, function_group, fiscal_year,
  kind, scope, dimension, numerator, denominator, denominator_source, value, reason, revision_id
FROM named_metric
WHERE is_total
