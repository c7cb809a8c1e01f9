-- 现行问题所涉数字 | Current finding terms
--
-- One row per number, or name, on one side of a finding of a current report.
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   cause: 问题序号（同一原因） | number of the cause; its instances share it
--   occurrence: 同一原因的第几处 | which instance of its cause, from 0
--   rule_id: 规则 | the identity
--   term_side: 等式一侧 | which side of the identity
--   term_index: 项序号 | place on its side, from 0
--   label: 名称 | what the number is
--   printed: 印出的文字 | the text as printed
--   unit: 印出的单位 | unit that amounts are printed in
--   negative: 是否为减项 | whether it is subtracted
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
  found.revision_id, found.entity_id, revisions.entity_name, found.fiscal_year, found.kind,
  found.scope, found.cause, found.occurrence, found.rule_id, found.term_side, found.term_index,
  found.label, found.printed, found.unit, found.negative, found.source_index, found.page, found.sheet, found.paragraph, found.line,
  found.line_column, found.x0, found.y0, found.x1, found.y1, found.table_index, found.row_index,
  found.col_index
FROM raw_finding_terms AS found
JOIN revisions
  ON found.revision_id = revisions.revision_id AND found.batch_id = revisions.batch_id
  -- The revision decides entity and year; they are named so that filters on them reach the other side.
  AND found.entity_id = revisions.entity_id AND found.fiscal_year = revisions.fiscal_year
WHERE revisions.newness = 1
