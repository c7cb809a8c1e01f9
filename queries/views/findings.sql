-- 现行问题 | Current findings
-- all: 问题（全部修订版） | Findings, every revision
--
-- One row per instance of a rule that did not pass in a current report.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   cause
--   occurrence
--   rule_id
--   instance
--   state
--   severity
--   compared_unit
--   expected
--   actual = printed_value
--   difference
--   tolerance
--   message
--   message_code
--   message_args
SELECT
  found.revision_id, found.entity_id, revisions.entity_name, found.fiscal_year, found.kind,
  found.scope, found.cause, found.occurrence, found.rule_id, found.instance, found.state,
  found.severity, found.compared_unit, found.expected, found.actual, found.difference,
  found.tolerance, found.message, found.message_code, found.message_args
FROM raw_findings AS found
JOIN shown_revisions AS revisions
  ON found.revision_id = revisions.revision_id AND found.batch_id = revisions.batch_id
  -- The revision determines entity and year; both are listed so that filters on them also reach the other side.
  AND found.entity_id = revisions.entity_id AND found.fiscal_year = revisions.fiscal_year
