-- 指标 | Metrics
-- refers: entity_id -> dim_entity; fiscal_year -> dim_year; metric -> dim_metric
--
-- One row per metric, report and dimension. A report that lacks an input has its row with a null value and the reason.
--
--   metric: 指标 | the metric's id
--   entity_id: 部门标识 | stable name of the publishing body
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   dimension: 维度 | the part of the report that the row measures; the first that the metric lists is the whole
--   numerator: 分子 | yuan, or what the metric says
--   denominator: 分母 | yuan, persons, or what the metric says; null where the value is an amount
--   denominator_source: 分母来源 | statement and phase of the denominator
--   value: 指标值 | numerator ÷ denominator, half away from zero: a ratio to four decimals, yuan to two; null from 10^14 on, where the numerator has it
--   reason: 无值原因 | why value is null
--   revision_id: 版本标识 | the revision that the row was read from
SELECT
  metric, entity_id, fiscal_year, kind, scope, dimension, numerator, denominator, denominator_source,
  TRY_CAST(value AS DECIMAL(18, 4)) AS value,
  CASE WHEN value IS NOT NULL AND TRY_CAST(value AS DECIMAL(18, 4)) IS NULL THEN 'too large' ELSE reason END AS reason,
  revision_id
FROM metrics
ORDER BY metric, entity_id, fiscal_year, kind, scope, dimension
