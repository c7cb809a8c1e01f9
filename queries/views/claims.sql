-- 现行说明 | Current claims
-- all: 说明（全部修订版） | Claims, every revision
--
-- One row per number that the prose of a current report states.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   section
--   topic
--   fund: 资金性质 | fund that the words or the section names
--   code: 科目代码 | functional code, at the level that the names identify
--   subject: 事项名称 | the words that name it
--   metric: 指标 | amount, share, increase, change_rate, completion or count
--   phase
--   value_year: 数字所属年度 | the year of the number
--   compared_year: 对比年度 | the year that a change is compared with
--   compared_phase: 对比阶段 | the phase that a change or completion is compared with
--   whole: 占比的整体 | the whole that a share refers to
--   value: 数值 | magnitude: yuan, percent or a count
--   quantum
--   value_unit
--   direction: 方向 | increase or decrease, or how the actual compares with the budget
--   reason: 原因 | the cause that the report states
--   printed
--   sentence
--   sentence_page: 句子所在页 | page where the sentence begins
--   sentence_line: 句子所在行 | line where the sentence begins
--   sentence_column: 句子行内字符位置 | character within the line
--   sentence_chars
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
  claim.revision_id, claim.entity_id, revisions.entity_name, claim.fiscal_year, claim.kind,
  claim.scope, claim.section, claim.topic, claim.fund, claim.code, claim.subject, claim.metric,
  claim.phase, claim.value_year, claim.compared_year, claim.compared_phase, claim.whole, claim.value,
  claim.quantum, claim.value_unit, claim.direction, claim.reason, claim.printed, claim.sentence,
  claim.sentence_page, claim.sentence_line, claim.sentence_column, claim.sentence_chars, claim.recognised, claim.source_index, claim.page, claim.sheet, claim.paragraph,
  claim.line, claim.line_column, claim.x0, claim.y0, claim.x1, claim.y1, claim.table_index,
  claim.row_index, claim.col_index
FROM raw_claims AS claim
JOIN shown_revisions AS revisions
  ON claim.revision_id = revisions.revision_id AND claim.batch_id = revisions.batch_id
  -- The revision determines entity and year; both are listed so that filters on them also reach the other side.
  AND claim.entity_id = revisions.entity_id AND claim.fiscal_year = revisions.fiscal_year
