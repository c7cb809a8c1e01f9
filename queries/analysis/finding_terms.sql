-- 问题所涉数字 | Terms of findings
-- command: check
--
-- The numbers and names on both sides of the findings that `findings.sql` lists with the same filters.
--
--   revision_id
--   cause
--   occurrence
--   term_side: 等式一侧 | which side of the equation: left is tested against right
--   label
--   printed
--   unit
--   negative
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
