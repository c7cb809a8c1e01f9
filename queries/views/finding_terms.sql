-- 现行问题所涉数字 | Current finding terms
-- all: 问题所涉数字（全部修订版） | Finding terms, every revision
--
-- One row per number, or name, on one side of a finding of a current report.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   cause
--   occurrence
--   rule_id
--   term_side: 等式一侧 | which side of the equation
--   term_index: 项序号 | position on its side, from 0
--   label
--   printed
--   unit
--   negative
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
--   table_index
--   row_index
--   col_index
SELECT
  found.revision_id, found.entity_id, revisions.entity_name, found.fiscal_year, found.kind,
  found.scope, found.cause, found.occurrence, found.rule_id, found.term_side, found.term_index,
  found.label, found.printed, found.unit, found.negative, found.source_index, found.page, found.sheet, found.paragraph, found.line,
  found.line_column, found.x0, found.y0, found.x1, found.y1, found.table_index, found.row_index,
  found.col_index
FROM raw_finding_terms AS found
JOIN shown_revisions AS revisions
  ON found.revision_id = revisions.revision_id AND found.batch_id = revisions.batch_id
  -- The revision determines entity and year; both are listed so that filters on them also reach the other side.
  AND found.entity_id = revisions.entity_id AND found.fiscal_year = revisions.fiscal_year
