-- 问题所涉数字 | Terms of findings
--
-- The numbers and names on both sides of the findings that `findings.sql` lists with the same filters.
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   cause: 问题序号（同一原因） | number of the cause; its instances share it
--   occurrence: 同一原因的第几处 | which instance of its cause, from 0
--   term_side: 等式一侧 | which side of the identity: left is tested against right
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
SELECT
  term.revision_id, term.cause, term.occurrence, term.term_side, term.label, term.printed, term.unit, term.negative,
  term.source_index, term.page, term.sheet, term.paragraph, term.line, term.line_column,
  term.x0, term.y0, term.x1, term.y1
FROM finding_terms AS term
JOIN findings AS found
  ON found.revision_id = term.revision_id
  AND found.entity_id = term.entity_id
  AND found.fiscal_year = term.fiscal_year
  AND found.cause = term.cause
  AND found.occurrence = term.occurrence
WHERE ($entity_id = '' OR found.entity_id = $entity_id)
  AND found.fiscal_year BETWEEN $first AND $last
  AND ($rule = '' OR found.rule_id = $rule)
  AND ($state = '' OR found.state = $state)
  AND CASE found.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END <= $severity_rank
ORDER BY
  term.revision_id NULLS LAST, term.cause NULLS LAST, term.occurrence NULLS LAST, term.term_side NULLS LAST,
  term.term_index NULLS LAST
