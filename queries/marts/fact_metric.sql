-- 指标 | Metrics
-- key: metric, entity_id, fiscal_year, kind, scope, dimension
-- refers: entity_id -> dim_entity; fiscal_year -> dim_year; metric -> dim_metric
--
-- One row per metric, report and dimension. A report that lacks an input has its row with a null value and the reason.
--
--   metric
--   entity_id
--   fiscal_year
--   kind
--   scope
--   dimension
--   is_total
--   numerator
--   denominator = denominator_if_any
--   denominator_source = denominator_phase
--   value: 指标值 | numerator ÷ denominator, half away from zero: a ratio to four decimals, yuan to two; null from 10^14 on, where the numerator contains it
--   reason
--   revision_id = revision_read
SELECT
  metric, entity_id, fiscal_year, kind, scope, dimension, is_total, numerator, denominator, denominator_source,
  TRY_CAST(value AS DECIMAL(18, 4)) AS value,
  CASE WHEN value IS NOT NULL AND TRY_CAST(value AS DECIMAL(18, 4)) IS NULL THEN 'too large' ELSE reason END AS reason,
  revision_id
FROM metrics
ORDER BY metric, entity_id, fiscal_year, kind, scope, dimension
