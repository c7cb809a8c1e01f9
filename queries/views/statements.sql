-- 现行报表 | Current statements
--
-- One row per statement of a current report.
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   statement: 报表 | which statement, by title and header
--   title: 表题 | title as printed
--   entity_printed: 表头所列部门 | body named in its heading
--   unit: 金额单位 | unit that amounts are printed in
--   unit_source: 单位来源 | how the unit is known: statement, column, inherited
--   note: 表注 | the note below the table
--   reading: 读表方式 | how the table was found: markup, ruled, aligned, recognised
--   reread: 改换读表方式的原因 | why the table was read by the other way; null where the usual one stands
--   fact_count: 数据条数 | numbers read
--   source_index: 来源文件序号 | file of the report, from 0
--   page: 页 | page
--   sheet: 工作表序号 | sheet, in spreadsheets
--   paragraph: 段落序号 | paragraph, in word processors' files and web pages
--   line: 行 | line
--   line_column: 行内字符位置 | character within the line
--   x0: 左 | left, points
--   y0: 上 | top, points
--   x1: 右 | right, points
--   y1: 下 | bottom, points
--   table_index: 表序号 | table in the document, from 0
--   row_index: 表内行序号 | row in the table, from 0
--   col_index: 表内列序号 | column in the row, from 0
SELECT
  stated.revision_id, stated.entity_id, revisions.entity_name, stated.fiscal_year, stated.kind,
  stated.scope, stated.statement, stated.title, stated.entity_printed, stated.unit,
  stated.unit_source, stated.note, stated.reading, stated.reread, stated.fact_count, stated.source_index, stated.page, stated.sheet, stated.paragraph, stated.line, stated.line_column,
  stated.x0, stated.y0, stated.x1, stated.y1, stated.table_index, stated.row_index,
  stated.col_index
FROM raw_statements AS stated
JOIN revisions
  ON stated.revision_id = revisions.revision_id AND stated.batch_id = revisions.batch_id
  -- The revision decides entity and year; they are named so that filters on them reach the other side.
  AND stated.entity_id = revisions.entity_id AND stated.fiscal_year = revisions.fiscal_year
WHERE revisions.newness = 1
