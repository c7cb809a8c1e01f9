-- 某行的数据 | Facts at a line
--
-- What the revision $revision_id prints at the line $line of its source, in the statements and in the prose.
--
--   line_column: 行内字符位置 | character within the line
--   stands_in: 出处 | the statement, or the section of the prose
--   label: 名称 | row and column of a fact; subject of a claim
--   code: 科目代码 | classification code
--   meaning: 含义 | item, measure, fund and phase of a fact; topic, metric and phase of a claim
--   printed: 印出的文字 | the text as printed
--   unit: 印出的单位 | unit that amounts are printed in
--   value: 数值 | yuan, percent or a count
--   quantum: 末位单位值 | worth of the last printed digit, in the unit of the value
SELECT line_column, stands_in, label, code, meaning, printed, unit, value, quantum
FROM (
  SELECT
    line_column, statement AS stands_in, row_label || ' · ' || column_label AS label, code,
    COALESCE(item || ' ', '') || COALESCE(measure || ' ', '') || COALESCE(fund || ' ', '') || COALESCE(phase, '')
      AS meaning,
    printed, unit, CAST(amount AS DECIMAL(28, 8)) AS value, CAST(quantum AS DECIMAL(28, 8)) AS quantum
  FROM facts
  WHERE revision_id = $revision_id AND line = $line
  UNION ALL
  SELECT
    line_column, section AS stands_in, subject AS label, code,
    topic || ' ' || metric || COALESCE(' ' || phase, '') AS meaning,
    printed, value_unit AS unit, value, quantum
  FROM claims
  WHERE revision_id = $revision_id AND line = $line
) AS places
ORDER BY line_column NULLS LAST, stands_in NULLS LAST
