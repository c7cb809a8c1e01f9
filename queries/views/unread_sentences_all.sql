-- 未读懂的句子（全部版本） | Unread sentences, every revision
--
-- One row per sentence of a committed revision that holds an amount which was not understood.
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   section: 说明部分 | section of the explanations, by its content
--   sentence: 句子 | the whole sentence
--   sentence_chars: 句子字符数 | characters that the sentence has
--   amounts: 未读懂的金额 | the amounts that no claim holds, as printed
--   recognised: 是否从图像识别 | whether it was recognised in a picture
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
  unread.revision_id, unread.entity_id, revisions.entity_name, unread.fiscal_year, unread.kind,
  unread.scope, unread.section, unread.sentence, unread.sentence_chars, unread.amounts, unread.recognised, unread.source_index, unread.page, unread.sheet, unread.paragraph,
  unread.line, unread.line_column, unread.x0, unread.y0, unread.x1, unread.y1, unread.table_index,
  unread.row_index, unread.col_index
FROM raw_unread_sentences AS unread
JOIN revisions
  ON unread.revision_id = revisions.revision_id AND unread.batch_id = revisions.batch_id
  -- The revision decides entity and year; they are named so that filters on them reach the other side.
  AND unread.entity_id = revisions.entity_id AND unread.fiscal_year = revisions.fiscal_year
