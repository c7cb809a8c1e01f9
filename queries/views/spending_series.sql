-- 支出序列（跨科目调整） | Spending through the crosswalk
--
-- Spending by functional code (statement 03) and basic spending by economic code (statement 06), under the code that
-- identifies the series over the years (`code_crosswalk`): 30311 住房公积金 of 2017 and 30113 of 2018 are one series. One
-- row per report, series and measure, in the report's own phase. A code that a statement prints twice counts once, by
-- its first row.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   code_domain
--   series_code
--   code: 科目代码 | the code as printed; of several, the smallest
--   code_count: 科目个数 | how many printed codes are added up
--   row_label
--   measure = spending_measure
--   amount
--   meaning_since: 含义起始年度 | the last break at or before this year; null where there is none
--   page
--   line
WITH printed AS (
  SELECT
    *,
    ROW_NUMBER() OVER (
      PARTITION BY revision_id, entity_id, fiscal_year, kind, scope, code_domain, code, measure
      ORDER BY source_index, page NULLS LAST, table_index NULLS LAST, line NULLS LAST, row_index NULLS LAST, amount
    ) AS repetition
  FROM facts
  WHERE NOT conflict AND (phase = CASE kind WHEN 'budget' THEN 'initial_budget' ELSE 'actual' END OR phase IS NULL)
    AND ((statement = 'expenditure' AND code_domain = 'functional' AND measure IN ('total', 'basic', 'project'))
      OR (statement = 'basic_expenditure' AND code_domain = 'economic' AND measure = 'total'))
),
placed AS (
  SELECT
    printed.*, COALESCE(crosswalk.series_code, printed.code) AS series_code
  FROM printed
  LEFT JOIN code_crosswalk AS crosswalk
    ON crosswalk.code_domain = printed.code_domain AND crosswalk.code = printed.code
    AND printed.fiscal_year >= COALESCE(crosswalk.first_year, 0)
    AND printed.fiscal_year <= COALESCE(crosswalk.last_year, 9999)
  WHERE printed.repetition = 1
),
series AS (
  SELECT
    revision_id, entity_id, entity_name, fiscal_year, kind, scope, code_domain, series_code, MIN(code) AS code,
    COUNT(*) AS code_count, MIN(row_label) AS row_label, measure, CAST(SUM(amount) AS DECIMAL(18, 2)) AS amount,
    MIN(page) AS page, MIN(line) AS line
  FROM placed
  GROUP BY revision_id, entity_id, entity_name, fiscal_year, kind, scope, code_domain, series_code, measure
)
SELECT
  series.revision_id, series.entity_id, series.entity_name, series.fiscal_year, series.kind, series.scope,
  series.code_domain, series.series_code, series.code, series.code_count, series.row_label, series.measure, series.amount,
  MAX(breaks.break_year) AS meaning_since, series.page, series.line
FROM series
LEFT JOIN code_crosswalk AS breaks
  ON breaks.code_domain = series.code_domain AND breaks.series_code = series.series_code
  AND breaks.break_year <= series.fiscal_year
GROUP BY
  series.revision_id, series.entity_id, series.entity_name, series.fiscal_year, series.kind, series.scope,
  series.code_domain, series.series_code, series.code, series.code_count, series.row_label, series.measure, series.amount,
  series.page, series.line
