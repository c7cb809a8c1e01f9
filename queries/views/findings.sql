-- 现行问题 | Current findings
--
-- One row per instance of a rule that did not pass, on a current report.
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   cause: 问题序号（同一原因） | number of the cause; its instances share it
--   occurrence: 同一原因的第几处 | which instance of its cause, from 0
--   rule_id: 规则 | the identity
--   instance: 核对对象 | what was compared
--   state: 状态 | pass, rounding, fail, not_applicable, insufficient_data or error
--   severity: 严重程度 | error, warning or hint
--   compared_unit: 比较单位 | unit of the compared values
--   expected: 应为 | what it should be
--   actual: 实为 | what is printed
--   difference: 差额 | actual − expected
--   tolerance: 容许差额 | the difference that rounding explains
--   message: 说明 | the finding in words
SELECT
  found.revision_id, found.entity_id, revisions.entity_name, found.fiscal_year, found.kind,
  found.scope, found.cause, found.occurrence, found.rule_id, found.instance, found.state,
  found.severity, found.compared_unit, found.expected, found.actual, found.difference,
  found.tolerance, found.message
FROM raw_findings AS found
JOIN revisions
  ON found.revision_id = revisions.revision_id AND found.batch_id = revisions.batch_id
  -- The revision decides entity and year; they are named so that filters on them reach the other side.
  AND found.entity_id = revisions.entity_id AND found.fiscal_year = revisions.fiscal_year
WHERE revisions.newness = 1
