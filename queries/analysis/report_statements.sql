-- 报告的各表 | Statements of a report
-- command: show
--
-- The statements of the revision $revision_id, in the order in which they are printed.
--
--   statement
--   title
--   unit = amount_unit
--   unit_source
--   fact_count
--   reading
--   reread
--   reread_code
--   reread_args
--   table_index: 表序号 | table in the report, from 0: `juesuan show … --grid` prints it
--   source_index
--   page
--   sheet
--   line
--   note
SELECT
  statement, title, unit, unit_source, fact_count, reading, reread, reread_code, reread_args, table_index, source_index,
  page, sheet, line, note
FROM statements
WHERE revision_id = $revision_id
ORDER BY table_index NULLS LAST, page NULLS LAST, line NULLS LAST
