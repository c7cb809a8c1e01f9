-- 核对问题 | Findings
-- key: revision_id, cause, occurrence
-- refers: entity_id -> dim_entity; fiscal_year -> dim_year
--
-- One row per instance of a rule that did not pass, with both sides in words. Rows of one report and cause have the
-- same reason.
--
--   entity_id
--   fiscal_year
--   kind
--   scope
--   rule_id = listed_rule
--   severity
--   state = finding_state
--   cause
--   occurrence
--   instance
--   compared_unit
--   expected
--   actual = printed_value
--   difference
--   tolerance
--   message
--   left_side
--   right_side
--   revision_id = revision_read
WITH sides AS (
  SELECT
    revision_id, cause, occurrence, term_side,
    string_agg(
      label || ' ' || printed || COALESCE(' ' || unit, '') || COALESCE(' p' || page, '') || COALESCE(' l' || line, ''), '; '
      ORDER BY term_index
    ) AS terms
  FROM finding_terms
  GROUP BY revision_id, cause, occurrence, term_side
)
SELECT
  findings.entity_id, findings.fiscal_year, findings.kind, findings.scope, findings.rule_id, findings.severity, findings.state,
  findings.cause, findings.occurrence, findings.instance, findings.compared_unit, findings.expected, findings.actual,
  findings.difference, findings.tolerance, findings.message, one.terms AS left_side, other.terms AS right_side,
  findings.revision_id
FROM findings
LEFT JOIN sides AS one
  ON one.revision_id = findings.revision_id AND one.cause = findings.cause AND one.occurrence = findings.occurrence
  AND one.term_side = 'left'
LEFT JOIN sides AS other
  ON other.revision_id = findings.revision_id AND other.cause = findings.cause AND other.occurrence = findings.occurrence
  AND other.term_side = 'right'
ORDER BY findings.entity_id, findings.fiscal_year, findings.kind, findings.scope, findings.revision_id, findings.cause,
  findings.occurrence
