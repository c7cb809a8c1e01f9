-- 趋势 | Trend
-- null: no report for this year | 该年度没有报告
--
-- A metric of one entity over the years $first to $last, one series per scope, with the change to the year before. Years
-- without a report between the first and the last of a series are rows of their own.
--
--   metric: 指标 | the metric's id
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   scope: 编报范围 | department, own_level or unit
--   dimension: 维度 | the part of the report that the row measures
--   fiscal_year: 财政年度 | the year
--   numerator: 分子（元） | yuan
--   denominator: 分母（元） | yuan
--   denominator_source: 分母来源 | statement and phase of the denominator
--   value: 指标值 | numerator ÷ denominator
--   change: 较上年变动 | value − value of the year before; null where either is
--   reason: 无值原因 | why value is null
WITH measured AS (
  SELECT *
  FROM metrics
  WHERE metric = $metric AND entity_id = $entity_id AND kind = $kind AND dimension = $dimension
    -- One year more than is shown, for the first year's change.
    AND fiscal_year BETWEEN $first - 1 AND $last
),
spans AS (
  SELECT scope, MIN(fiscal_year) AS first_year, MAX(fiscal_year) AS last_year FROM measured GROUP BY scope
),
series AS (
  SELECT
    spans.scope, fiscal_years.fiscal_year, measured.entity_name, measured.numerator, measured.denominator,
    measured.denominator_source, measured.value,
    LAG(measured.value) OVER (PARTITION BY spans.scope ORDER BY fiscal_years.fiscal_year) AS previous,
    CASE WHEN measured.scope IS NULL THEN 'no report for this year' ELSE measured.reason END AS reason,
    MIN(CASE WHEN measured.scope IS NOT NULL AND fiscal_years.fiscal_year >= $first THEN fiscal_years.fiscal_year END)
      OVER (PARTITION BY spans.scope) AS first_shown
  FROM spans
  JOIN fiscal_years ON fiscal_years.fiscal_year BETWEEN spans.first_year AND spans.last_year
  LEFT JOIN measured ON measured.scope = spans.scope AND measured.fiscal_year = fiscal_years.fiscal_year
)
SELECT
  $metric AS metric, $entity_id AS entity_id, entity_name, scope, $dimension AS dimension, fiscal_year, numerator,
  denominator, denominator_source, value, value - previous AS change, reason
FROM series
WHERE fiscal_year >= first_shown
ORDER BY scope NULLS LAST, fiscal_year NULLS LAST
