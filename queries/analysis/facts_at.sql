-- 某处的数据 | Facts at a place
-- command: show
--
-- What the revision $revision_id prints at a place in its source files, in the statements and in the prose, and what
-- could not be read there. A place is any combination of $page, $sheet, $paragraph, $line, $line_column, $table_index,
-- $row_index and $col_index; −1 means any. $printed limits the result to numbers with this printed text; '' means any.
--
--   place: 位置 | file, page and box, sheet and cell, paragraph, line or table, whatever the format has
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
--   table_index: 表序号 | table in the report, from 0
--   row_index
--   col_index
--   stands_in: 出处 | the statement, or the section of the prose
--   label: 名称 | row and column of a fact; subject of a claim; reason of a reject
--   label_code: 名称代码 | code of a reject's reason
--   label_args: 名称参数（JSON） | arguments of a reject's reason
--   code
--   meaning: 含义 | item, measure, fund and phase of a fact; topic, metric and phase of a claim
--   printed
--   unit
--   value: 数值 | yuan, percent or a count
--   quantum
SELECT
  source_index, page, sheet, paragraph, line, line_column, x0, y0, x1, y1, table_index, row_index, col_index, stands_in,
  label, label_code, label_args, code, meaning, printed, unit, value, quantum
FROM (
  SELECT
    source_index, page, sheet, paragraph, line, line_column, x0, y0, x1, y1, table_index, row_index, col_index,
    statement AS stands_in, row_label || ' · ' || column_label AS label,
    CAST(NULL AS STRING) AS label_code, CAST(NULL AS STRING) AS label_args, code,
    COALESCE(item || ' ', '') || COALESCE(measure || ' ', '') || COALESCE(fund || ' ', '') || COALESCE(phase, '')
      AS meaning,
    printed, unit, CAST(amount AS DECIMAL(28, 8)) AS value, CAST(quantum AS DECIMAL(28, 8)) AS quantum
  FROM facts
  WHERE revision_id = $revision_id
  UNION ALL
  SELECT
    source_index, page, sheet, paragraph, line, line_column, x0, y0, x1, y1, table_index, row_index, col_index,
    section AS stands_in, subject AS label, NULL AS label_code, NULL AS label_args, code, topic || ' ' || metric || COALESCE(' ' || phase, '') AS meaning,
    printed, value_unit AS unit, value, quantum
  FROM claims
  WHERE revision_id = $revision_id
  UNION ALL
  SELECT
    source_index, page, sheet, paragraph, line, line_column, x0, y0, x1, y1, table_index, row_index, col_index,
    'rejects' AS stands_in, reason AS label, reason_code AS label_code, reason_args AS label_args, NULL AS code,
    'unread' AS meaning, printed, NULL AS unit, NULL AS value,
    NULL AS quantum
  FROM rejects
  WHERE revision_id = $revision_id
) AS places
WHERE ($page < 0 OR page = $page)
  AND ($sheet < 0 OR sheet = $sheet)
  AND ($paragraph < 0 OR paragraph = $paragraph)
  AND ($line < 0 OR line = $line)
  AND ($line_column < 0 OR line_column = $line_column)
  AND ($table_index < 0 OR table_index = $table_index)
  AND ($row_index < 0 OR row_index = $row_index)
  AND ($col_index < 0 OR col_index = $col_index)
  AND ($printed = '' OR printed = $printed)
ORDER BY
  source_index NULLS LAST, page NULLS LAST, sheet NULLS LAST, table_index NULLS LAST, row_index NULLS LAST,
  col_index NULLS LAST, line NULLS LAST, line_column NULLS LAST, y0 NULLS LAST, x0 NULLS LAST, stands_in NULLS LAST,
  label NULLS LAST
