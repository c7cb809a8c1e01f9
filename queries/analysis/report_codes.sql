-- 报告所用科目 | Codes of a report
-- command: report
--
-- Spending by code of the entity $entity_id in its final accounts of the scope $scope: the classes of statement 03
-- (支出决算表) with basic and project expenditure, the classes and groups of statement 06 (基本支出决算明细表). One row per printed
-- number.
--
--   revision_id
--   fiscal_year
--   code_domain
--   code
--   code_level
--   row_label
--   measure
--   amount
--   source: 出处 | the statement
--   printed
--   unit
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
SELECT
  revision_id, fiscal_year, code_domain, code, code_level, row_label, measure, amount, statement AS source, printed, unit,
  source_index, page, sheet, paragraph, line, line_column, x0, y0, x1, y1
FROM facts
WHERE entity_id = $entity_id AND kind = 'final_accounts' AND scope = $scope AND fiscal_year BETWEEN $first AND $last
  AND code IS NOT NULL AND (phase = 'actual' OR phase IS NULL)
  AND ((statement = 'expenditure' AND code_domain = 'functional' AND code_level = 'class'
      AND measure IN ('total', 'basic', 'project'))
    OR (statement = 'basic_expenditure' AND code_domain = 'economic' AND code_level IN ('class', 'group')
      AND measure = 'total'))
ORDER BY
  fiscal_year NULLS LAST, code_domain NULLS LAST, code NULLS LAST, measure NULLS LAST, source_index NULLS LAST,
  page NULLS LAST, line NULLS LAST, line_column NULLS LAST
