-- 现行数据 | Current facts
-- all: 数据（全部修订版） | Facts, every revision
--
-- One row per printed number of a current report. A blank cell has no row; a printed 0.00 has one.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   statement
--   side
--   row_label
--   item = row_item
--   code_domain
--   code
--   code_level
--   column_label
--   measure
--   fund
--   phase
--   amount
--   quantum = quantum_in_yuan
--   printed
--   unit
--   unit_source: 单位来源 | how the unit is known: statement, column, cell, inherited
--   reading: 读表方式 | how the table was found: markup, ruled, aligned, recognised, placed
--   conflict: 是否与同行另一数含义相同而不计 | whether another number of its row has the same meaning; such a number is not used by any metric
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
  fact.revision_id, fact.entity_id, revisions.entity_name, fact.fiscal_year, fact.kind, fact.scope,
  fact.statement, fact.side, fact.row_label, fact.item, fact.code_domain, fact.code,
  fact.code_level, fact.column_label, fact.measure, fact.fund, fact.phase, fact.amount,
  fact.quantum, fact.printed, fact.unit, fact.unit_source, fact.reading, fact.conflict, fact.source_index, fact.page, fact.sheet, fact.paragraph, fact.line, fact.line_column,
  fact.x0, fact.y0, fact.x1, fact.y1, fact.table_index, fact.row_index, fact.col_index
FROM raw_facts AS fact
JOIN shown_revisions AS revisions
  ON fact.revision_id = revisions.revision_id AND fact.batch_id = revisions.batch_id
  -- The revision determines entity and year; both are listed so that filters on them also reach the other side.
  AND fact.entity_id = revisions.entity_id AND fact.fiscal_year = revisions.fiscal_year
