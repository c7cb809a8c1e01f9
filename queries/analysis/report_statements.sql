-- 报告的各表 | Statements of a report
--
-- The statements of the revision $revision_id, in the order in which they stand in the paper.
--
--   statement: 报表 | which statement, by title and header
--   title: 表题 | title as printed
--   unit: 金额单位 | unit that amounts are printed in
--   unit_source: 单位来源 | how the unit is known: statement, column, inherited
--   fact_count: 数据条数 | numbers read
--   reading: 读表方式 | how the table was found: markup, ruled, aligned, recognised
--   reread: 改换读表方式的原因 | why the table was read by the other way; null where the usual one stands
--   table_index: 表序号 | table in the report, from 0: `juesuan show … --grid` prints it
--   source_index: 来源文件序号 | file of the report, from 0
--   page: 页 | page
--   sheet: 工作表序号 | sheet, in spreadsheets
--   line: 行 | line
--   note: 表注 | the note below the table
SELECT statement, title, unit, unit_source, fact_count, reading, reread, table_index, source_index, page, sheet, line, note
FROM statements
WHERE revision_id = $revision_id
ORDER BY table_index NULLS LAST, page NULLS LAST, line NULLS LAST
