-- 现行报表 | Current statements
-- all: 报表（全部修订版） | Statements, every revision
--
-- One row per statement of a current report.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   statement
--   title
--   entity_printed: 表头所列部门 | department named in its heading
--   unit = amount_unit
--   unit_source
--   note
--   reading
--   reread
--   reread_code
--   reread_args
--   fact_count
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
  stated.revision_id, stated.entity_id, revisions.entity_name, stated.fiscal_year, stated.kind,
  stated.scope, stated.statement, stated.title, stated.entity_printed, stated.unit,
  stated.unit_source, stated.note, stated.reading, stated.reread, stated.reread_code, stated.reread_args, stated.fact_count,
  stated.source_index, stated.page, stated.sheet, stated.paragraph, stated.line, stated.line_column,
  stated.x0, stated.y0, stated.x1, stated.y1, stated.table_index, stated.row_index,
  stated.col_index
FROM raw_statements AS stated
JOIN shown_revisions AS revisions
  ON stated.revision_id = revisions.revision_id AND stated.batch_id = revisions.batch_id
  -- The revision determines entity and year; both are listed so that filters on them also reach the other side.
  AND stated.entity_id = revisions.entity_id AND stated.fiscal_year = revisions.fiscal_year
