-- 核对问题 | Findings
--
-- What does not add up, gravest first: one row per instance, instances of one cause together. The filters: $entity_id,
-- $rule and $state, where they are not empty; the years $first to $last; severities as grave as $severity_rank
-- (1 error, 2 warning, 3 hint) or graver.
--
--   severity: 严重程度 | error, warning or hint
--   entity_name: 部门名称 | name as printed
--   fiscal_year: 财政年度 | the year that the figures are about
--   scope: 编报范围 | department, own_level or unit
--   rule_id: 规则 | the identity
--   instance: 核对对象 | what was compared
--   state: 状态 | pass, rounding, fail, not_applicable, insufficient_data or error
--   message: 说明 | the arithmetic in the printed units, or what is missing
--   compared_unit: 比较单位 | unit of the compared values
--   expected: 应为 | what it should be
--   actual: 实为 | what is printed
--   difference: 差额 | actual − expected
--   tolerance: 容许差额 | the difference that rounding explains
--   cause: 问题序号（同一原因） | number of the cause; its instances share it
--   occurrence: 同一原因的第几处 | which instance of its cause, from 0
--   revision_id: 版本标识 | the revision: these bytes read by this parser
SELECT
  severity, entity_name, fiscal_year, scope, rule_id, instance, state, message, compared_unit, expected, actual,
  difference, tolerance, cause, occurrence, revision_id
FROM findings
WHERE ($entity_id = '' OR entity_id = $entity_id)
  AND fiscal_year BETWEEN $first AND $last
  AND ($rule = '' OR rule_id = $rule)
  AND ($state = '' OR state = $state)
  AND CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END <= $severity_rank
ORDER BY
  CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, entity_name NULLS LAST,
  fiscal_year NULLS LAST, revision_id NULLS LAST, cause NULLS LAST, occurrence NULLS LAST
