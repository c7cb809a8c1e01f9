-- 现行未读懂的句子 | Current unread sentences
-- all: 未读懂的句子（全部修订版） | Unread sentences, every revision
--
-- One row per sentence of a current report that contains an amount that was not understood.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   section
--   sentence
--   sentence_chars
--   amounts
--   recognised
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
  unread.revision_id, unread.entity_id, revisions.entity_name, unread.fiscal_year, unread.kind,
  unread.scope, unread.section, unread.sentence, unread.sentence_chars, unread.amounts, unread.recognised, unread.source_index, unread.page, unread.sheet, unread.paragraph,
  unread.line, unread.line_column, unread.x0, unread.y0, unread.x1, unread.y1, unread.table_index,
  unread.row_index, unread.col_index
FROM raw_unread_sentences AS unread
JOIN shown_revisions AS revisions
  ON unread.revision_id = revisions.revision_id AND unread.batch_id = revisions.batch_id
  -- The revision determines entity and year; both are listed so that filters on them also reach the other side.
  AND unread.entity_id = revisions.entity_id AND unread.fiscal_year = revisions.fiscal_year
