-- 基本支出（经济分类） | Basic spending by economic classification
--
-- One row per code of statement 06 (一般公共预算财政拨款基本支出决算明细表): class (类) and group (款). Filter
-- `code_level` before adding up.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   code
--   code_level
--   row_label
--   phase
--   amount
--   source_index
--   page
--   sheet
--   paragraph
--   line
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope, code, code_level, row_label, phase, amount,
  source_index, page, sheet, paragraph, line
FROM facts
WHERE statement = 'basic_expenditure' AND code_domain = 'economic' AND measure = 'total' AND NOT conflict
