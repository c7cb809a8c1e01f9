-- id: budget_adjustment_rate
-- version: 1
-- label_zh: 预算调整率
-- label_en: Adjustment of the budget
-- short: 调整率
-- unit: ratio
-- numerator: 一般公共预算财政拨款支出的全年预算数 − 年初预算数 | adjusted_budget − initial_budget of general public expenditure
-- denominator: 同口径年初预算数 | its initial_budget (年初预算数)
-- kind: final_accounts
-- phase: actual
-- dimension: total
-- by: class group item
-- null: no initial budget known | 未列年初预算数; initial budget is zero | 年初预算数为零; no adjusted budget known | 未列全年预算数
-- additive: false
-- source: 视图 execution：表05及其文字说明，或当年预算报告 | view execution: statement 05 and the prose on it, or the budget report of the year
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  'total' AS dimension,
  CAST(execution.adjusted_budget - execution.initial_budget AS DECIMAL(18, 2)) AS numerator,
  execution.initial_budget AS denominator,
  execution.initial_source AS denominator_source,
  rate(CAST(execution.adjusted_budget - execution.initial_budget AS DECIMAL(18, 2)), execution.initial_budget) AS value,
  CASE
    WHEN execution.initial_budget IS NULL THEN 'no initial budget known'
    WHEN execution.initial_budget = 0 THEN 'initial budget is zero'
    WHEN CAST(execution.adjusted_budget - execution.initial_budget AS DECIMAL(18, 2)) IS NULL THEN 'no adjusted budget known'
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
  CAST(execution.adjusted_budget - execution.initial_budget AS DECIMAL(18, 2)) AS numerator,
  execution.initial_budget AS denominator,
  execution.initial_source AS denominator_source,
  rate(CAST(execution.adjusted_budget - execution.initial_budget AS DECIMAL(18, 2)), execution.initial_budget) AS value,
  CASE
    WHEN execution.initial_budget IS NULL THEN 'no initial budget known'
    WHEN execution.initial_budget = 0 THEN 'initial budget is zero'
    WHEN CAST(execution.adjusted_budget - execution.initial_budget AS DECIMAL(18, 2)) IS NULL THEN 'no adjusted budget known'
  END AS reason
FROM reports
JOIN execution
  ON execution.revision_id = reports.revision_id AND execution.entity_id = reports.entity_id
  AND execution.fiscal_year = reports.fiscal_year AND execution.code IS NOT NULL
  AND execution.initial_budget IS NOT NULL
WHERE reports.kind = 'final_accounts'
