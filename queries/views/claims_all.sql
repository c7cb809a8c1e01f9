-- 说明（全部版本） | Claims, every revision
--
-- One row per number that the prose of a committed revision asserts.
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   section: 说明部分 | section of the explanations, by its content
--   topic: 事项 | what it is about
--   fund: 资金性质 | fund that the words or the section name
--   code: 科目代码 | functional code, as deep as the names lead
--   subject: 事项名称 | the words that name it
--   metric: 指标 | amount, share, increase, change_rate, completion or count
--   phase: 预决算阶段 | initial_budget, adjusted_budget or actual
--   value_year: 数字所属年度 | the year that the number is of
--   compared_year: 对比年度 | the year that a change is against
--   compared_phase: 对比阶段 | the phase that a change or completion is against
--   whole: 占比的整体 | what a share is a share of
--   value: 数值 | magnitude: yuan, percent or a count
--   quantum: 末位单位值 | worth of the last printed digit, in the unit of the value
--   value_unit: 数值单位 | what the value counts
--   direction: 方向 | which way a change goes, or how the actual stands to the budget
--   reason: 原因 | the cause that the paper gives
--   printed: 印出的文字 | the text as printed
--   sentence: 句子 | the whole sentence
--   sentence_page: 句子所在页 | page where the sentence begins
--   sentence_line: 句子所在行 | line where the sentence begins
--   sentence_column: 句子行内字符位置 | character within the line
--   sentence_chars: 句子字符数 | characters that the sentence has
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
  claim.revision_id, claim.entity_id, revisions.entity_name, claim.fiscal_year, claim.kind,
  claim.scope, claim.section, claim.topic, claim.fund, claim.code, claim.subject, claim.metric,
  claim.phase, claim.value_year, claim.compared_year, claim.compared_phase, claim.whole, claim.value,
  claim.quantum, claim.value_unit, claim.direction, claim.reason, claim.printed, claim.sentence,
  claim.sentence_page, claim.sentence_line, claim.sentence_column, claim.sentence_chars, claim.recognised, claim.source_index, claim.page, claim.sheet, claim.paragraph,
  claim.line, claim.line_column, claim.x0, claim.y0, claim.x1, claim.y1, claim.table_index,
  claim.row_index, claim.col_index
FROM raw_claims AS claim
JOIN revisions
  ON claim.revision_id = revisions.revision_id AND claim.batch_id = revisions.batch_id
  -- The revision decides entity and year; they are named so that filters on them reach the other side.
  AND claim.entity_id = revisions.entity_id AND claim.fiscal_year = revisions.fiscal_year
