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
--   numerator: 分子（元） | yuan
--   denominator: 分母（元） | yuan
--   denominator_source: 分母来源 | statement and phase of the denominator
--   value: 指标值 | numerator ÷ denominator, four decimals, half away from zero
--   reason: 无值原因 | why value is null
SELECT 'execution_rate' AS metric, * FROM metric_execution_rate
UNION ALL
SELECT 'personnel_share' AS metric, * FROM metric_personnel_share
UNION ALL
SELECT 'project_share' AS metric, * FROM metric_project_share
UNION ALL
SELECT 'public_share' AS metric, * FROM metric_public_share
