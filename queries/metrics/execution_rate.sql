-- id: execution_rate
-- version: 1
-- label_zh: 年初预算执行率
-- label_en: Execution of the initial budget
-- short: 执行率 预算执行率
-- unit: ratio
-- numerator: 一般公共预算财政拨款支出决算数 | general public expenditure, actual
-- denominator: 同口径年初预算数 | its initial_budget (年初预算数)
-- kind: final_accounts
-- phase: actual
-- dimension: total
-- by: class group item
-- null: no initial budget known | 未列年初预算数; initial budget is zero | 年初预算数为零; no expenditure printed | 未列支出
-- additive: false
-- source: 视图 execution：表05及其文字说明，或当年预算报告 | view execution: statement 05 and the prose on it, or the budget report of the year
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  'total' AS dimension,
  execution.actual AS numerator,
  execution.initial_budget AS denominator,
  execution.initial_source AS denominator_source,
  rate(execution.actual, execution.initial_budget) AS value,
  CASE
    WHEN execution.initial_budget IS NULL THEN 'no initial budget known'
    WHEN execution.initial_budget = 0 THEN 'initial budget is zero'
    WHEN execution.actual IS NULL THEN 'no expenditure printed'
  END AS reason
FROM reports
LEFT JOIN execution
  ON execution.revision_id = reports.revision_id AND execution.entity_id = reports.entity_id
  AND execution.fiscal_year = reports.fiscal_year AND execution.code IS NULL
WHERE reports.kind = 'final_accounts'
UNION ALL
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  execution.code AS dimension,
  execution.actual AS numerator,
  execution.initial_budget AS denominator,
  execution.initial_source AS denominator_source,
  rate(execution.actual, execution.initial_budget) AS value,
  CASE
    WHEN execution.initial_budget IS NULL THEN 'no initial budget known'
    WHEN execution.initial_budget = 0 THEN 'initial budget is zero'
    WHEN execution.actual IS NULL THEN 'no expenditure printed'
  END AS reason
FROM reports
JOIN execution
  ON execution.revision_id = reports.revision_id AND execution.entity_id = reports.entity_id
  AND execution.fiscal_year = reports.fiscal_year AND execution.code IS NOT NULL
  AND execution.initial_budget IS NOT NULL
WHERE reports.kind = 'final_accounts'
