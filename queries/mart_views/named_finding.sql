-- 核对问题（带名称） | Findings with names
--
-- `fact_finding` with the names of the department and its region.
--
--   entity_id
--   entity_name = latest_entity_name
--   region_code
--   region_name
--   admin_level
--   function_group
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
SELECT
  fact.entity_id, entity.entity_name, entity.region_code, entity.region_name, entity.admin_level, entity.function_group,
  fact.fiscal_year, fact.kind, fact.scope, fact.rule_id, fact.severity, fact.state, fact.cause, fact.occurrence, fact.instance,
  fact.compared_unit, fact.expected, fact.actual, fact.difference, fact.tolerance, fact.message, fact.left_side,
  fact.right_side, fact.revision_id
FROM fact_finding AS fact
LEFT JOIN dim_entity AS entity ON entity.entity_id = fact.entity_id
