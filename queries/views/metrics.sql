-- 指标 | Metrics
--
-- Every metric of `queries/metrics`, one row per current report and dimension. A report that lacks an input still has its
-- row, with a null value and the reason.
--
--   metric: 指标 | the metric's id
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   dimension: 维度 | the part of the report that the row measures; the first that the metric lists is the whole
--   numerator: 分子 | yuan, or what the metric says
--   denominator: 分母 | yuan, persons, or what the metric says; null where the value is an amount
--   denominator_source: 分母来源 | statement and phase of the denominator
--   value: 指标值 | numerator ÷ denominator, half away from zero: a ratio to four decimals, yuan to two
--   reason: 无值原因 | why value is null
SELECT 'basic_expenditure' AS metric, * FROM metric_basic_expenditure
UNION ALL
SELECT 'budget_adjustment_rate' AS metric, * FROM metric_budget_adjustment_rate
UNION ALL
SELECT 'carryover_rate' AS metric, * FROM metric_carryover_rate
UNION ALL
SELECT 'concentration' AS metric, * FROM metric_concentration
UNION ALL
SELECT 'disclosure_score' AS metric, * FROM metric_disclosure_score
UNION ALL
SELECT 'execution_rate' AS metric, * FROM metric_execution_rate
UNION ALL
SELECT 'execution_rate_adjusted' AS metric, * FROM metric_execution_rate_adjusted
UNION ALL
SELECT 'expenditure' AS metric, * FROM metric_expenditure
UNION ALL
SELECT 'fiscal_dependency' AS metric, * FROM metric_fiscal_dependency
UNION ALL
SELECT 'income_of_year' AS metric, * FROM metric_income_of_year
UNION ALL
SELECT 'micro_share' AS metric, * FROM metric_micro_share
UNION ALL
SELECT 'operating_cost' AS metric, * FROM metric_operating_cost
UNION ALL
SELECT 'operating_cost_change' AS metric, * FROM metric_operating_cost_change
UNION ALL
SELECT 'per_resident' AS metric, * FROM metric_per_resident
UNION ALL
SELECT 'per_staff' AS metric, * FROM metric_per_staff
UNION ALL
SELECT 'performance_coverage' AS metric, * FROM metric_performance_coverage
UNION ALL
SELECT 'performance_score' AS metric, * FROM metric_performance_score
UNION ALL
SELECT 'personnel_share' AS metric, * FROM metric_personnel_share
UNION ALL
SELECT 'project_share' AS metric, * FROM metric_project_share
UNION ALL
SELECT 'public_share' AS metric, * FROM metric_public_share
UNION ALL
SELECT 'reception_per_batch' AS metric, * FROM metric_reception_per_batch
UNION ALL
SELECT 'reception_per_visitor' AS metric, * FROM metric_reception_per_visitor
UNION ALL
SELECT 'reconciliation_score' AS metric, * FROM metric_reconciliation_score
UNION ALL
SELECT 'sme_share' AS metric, * FROM metric_sme_share
UNION ALL
SELECT 'three_public_change' AS metric, * FROM metric_three_public_change
UNION ALL
SELECT 'three_public_execution' AS metric, * FROM metric_three_public_execution
UNION ALL
SELECT 'three_public_execution_prose' AS metric, * FROM metric_three_public_execution_prose
UNION ALL
SELECT 'three_public_total' AS metric, * FROM metric_three_public_total
UNION ALL
SELECT 'vehicle_operation_per_vehicle' AS metric, * FROM metric_vehicle_operation_per_vehicle
