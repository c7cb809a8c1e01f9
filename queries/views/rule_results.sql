-- 现行核对结果 | Current rule results
-- all: 核对结果（全部修订版） | Rule results, every revision
--
-- One row per rule on a current report.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   rule_id
--   state
--   reason = what_was_wrong
--   reason_code
--   reason_args
--   pass_count: 相符数 | instances equal as printed
--   rounding_count: 尾差数 | instances that differ by rounding only
--   fail_count: 不符数 | instances that fail
--   not_applicable_count: 不适用数 | instances that do not apply
--   insufficient_data_count: 资料不足数 | instances that lack a number
--   error_count: 无法核对数 | instances that could not be compared
SELECT
  found.revision_id, found.entity_id, revisions.entity_name, found.fiscal_year, found.kind,
  found.scope, found.rule_id, found.state, found.reason, found.reason_code, found.reason_args,
  found.pass_count, found.rounding_count,
  found.fail_count, found.not_applicable_count, found.insufficient_data_count, found.error_count
FROM raw_rule_results AS found
JOIN shown_revisions AS revisions
  ON found.revision_id = revisions.revision_id AND found.batch_id = revisions.batch_id
  -- The revision determines entity and year; both are listed so that filters on them also reach the other side.
  AND found.entity_id = revisions.entity_id AND found.fiscal_year = revisions.fiscal_year
