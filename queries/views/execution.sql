-- 预算执行 | Execution
--
-- General public expenditure against its budgets, as a whole and by functional code, wherever a report or the body's own budget
-- gives both. One row per report and code; the code is null for the whole.
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts
--   scope: 编报范围 | department, own_level or unit
--   code_level: 科目级次 | class, group or item; null is the whole
--   code: 科目代码 | functional code
--   initial_budget: 年初预算数（元） | yuan
--   initial_source: 年初预算出处 | a statement or prose of this report, or budget report
--   adjusted_budget: 全年预算数（元） | yuan
--   adjusted_source: 全年预算出处 | a statement, or prose
--   actual: 决算数（元） | yuan
--   actual_source: 决算出处 | a statement, or prose
WITH spent AS (
  SELECT
    *,
    CASE topic
      WHEN 'functional_class' THEN 'class' WHEN 'functional_group' THEN 'group' WHEN 'functional_item' THEN 'item'
    END AS code_level
  FROM figures
  WHERE fund = 'general_public'
    AND topic IN ('expenditure_of_year', 'functional_class', 'functional_group', 'functional_item')
)
SELECT
  actual.revision_id, actual.entity_id, actual.entity_name, actual.fiscal_year, actual.kind, actual.scope,
  actual.code_level, actual.code,
  COALESCE(initial.amount, planned.amount) AS initial_budget,
  CASE WHEN initial.amount IS NOT NULL THEN initial.source WHEN planned.amount IS NOT NULL THEN 'budget report' END
    AS initial_source,
  adjusted.amount AS adjusted_budget, adjusted.source AS adjusted_source,
  actual.amount AS actual, actual.source AS actual_source
FROM spent AS actual
LEFT JOIN spent AS initial
  ON initial.revision_id = actual.revision_id AND initial.entity_id = actual.entity_id
  AND initial.fiscal_year = actual.fiscal_year AND initial.topic = actual.topic
  AND COALESCE(initial.code, '') = COALESCE(actual.code, '') AND initial.phase = 'initial_budget'
LEFT JOIN spent AS adjusted
  ON adjusted.revision_id = actual.revision_id AND adjusted.entity_id = actual.entity_id
  AND adjusted.fiscal_year = actual.fiscal_year AND adjusted.topic = actual.topic
  AND COALESCE(adjusted.code, '') = COALESCE(actual.code, '') AND adjusted.phase = 'adjusted_budget'
LEFT JOIN spent AS planned
  ON planned.entity_id = actual.entity_id AND planned.fiscal_year = actual.fiscal_year
  AND planned.scope = actual.scope AND planned.kind = 'budget' AND planned.topic = actual.topic
  AND COALESCE(planned.code, '') = COALESCE(actual.code, '') AND planned.phase = 'initial_budget'
WHERE actual.kind = 'final_accounts' AND actual.phase = 'actual'
