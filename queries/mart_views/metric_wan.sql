-- 金额指标（万元） | Metrics in 万元
--
-- The metrics that are amounts of money, or cost per head or piece, in 万元: exact, no digit is lost.
--
--   metric
--   label_zh
--   label_en
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
--   value_wan: 指标值（万元） | the value ÷ 10 000
--   reason
--   revision_id = revision_read
SELECT
  metric, label_zh, label_en, entity_id, entity_name, region_code, region_name, admin_level, function_group, fiscal_year, kind,
  scope, dimension, is_total, CAST(value AS DECIMAL(24, 4)) * CAST(0.0001 AS DECIMAL(4, 4)) AS value_wan, reason, revision_id
FROM named_metric
WHERE unit = 'yuan'
