-- 关键数字 | Figures
--
-- One row per topic, fund, code and phase of a current report: of all places that print the amount (see `amounts`), the
-- one to use. A statement takes precedence over the prose, and of several places the first counts.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   topic
--   fund
--   code = functional_code
--   phase
--   own_phase: 是否本报告阶段 | whether this is the report's own phase: actual in final accounts, initial_budget in budgets
--   amount
--   source = statement_or_prose
--   printed
--   unit = unit_or_prose
--   sentence = sentence_of_prose
--   source_index
--   page
--   sheet
--   paragraph
--   line
--   line_column
--   x0
--   y0
--   x1
--   y1
WITH phased AS (
  SELECT
    revision_id, entity_id, entity_name, fiscal_year, kind, scope, topic, fund, code, amount, source, trust, printed, unit,
    sentence, source_index, page, sheet, paragraph, line, line_column, x0, y0, x1, y1,
    COALESCE(phase, CASE kind WHEN 'budget' THEN 'initial_budget' ELSE 'actual' END) AS phase,
    CASE kind WHEN 'budget' THEN 'initial_budget' ELSE 'actual' END AS report_phase
  FROM amounts
  WHERE metric = 'amount' AND trust <= 2 AND project IS NULL
),
ranked AS (
  SELECT
    *,
    ROW_NUMBER() OVER (
      PARTITION BY revision_id, entity_id, fiscal_year, kind, scope, topic, fund, code, phase
      ORDER BY
        trust, source, source_index, page NULLS LAST, sheet NULLS LAST, paragraph NULLS LAST, line NULLS LAST,
        line_column NULLS LAST, amount
    ) AS choice
  FROM phased
)
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope, topic, fund, code, phase,
  phase = report_phase AS own_phase, CAST(amount AS DECIMAL(18, 2)) AS amount, source, printed, unit,
  sentence, source_index, page, sheet, paragraph, line, line_column, x0, y0, x1, y1
FROM ranked
WHERE choice = 1
