-- id: basic_expenditure
-- version: 1
-- label_zh: 一般公共预算基本支出
-- label_en: Basic general public expenditure
-- unit: yuan
-- numerator: 金额 | the amount
-- denominator: 无：指标值即金额本身 | none: the value is the amount itself
-- kind: final_accounts budget
-- phase: actual
-- dimension: total personnel public
-- by: economic economic_group
-- null: not printed | 表中未列
-- additive: true
-- source: 表05、表06；按科目取表06，经科目对照 | statements 05 and 06; by code 06, through the crosswalk
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  parts.part AS dimension,
  spent.amount AS numerator,
  CAST(NULL AS DECIMAL(18, 2)) AS denominator,
  spent.source AS denominator_source,
  CAST(spent.amount AS DECIMAL(22, 4)) AS value,
  CASE WHEN spent.amount IS NULL THEN 'not printed' END AS reason
FROM reports
CROSS JOIN (
  SELECT 'total' AS part, 'basic' AS topic
  UNION ALL SELECT 'personnel', 'personnel'
  UNION ALL SELECT 'public', 'public'
) AS parts
LEFT JOIN figures AS spent
  ON spent.revision_id = reports.revision_id AND spent.entity_id = reports.entity_id
  AND spent.fiscal_year = reports.fiscal_year AND spent.topic = parts.topic AND spent.fund = 'general_public'
  AND spent.own_phase AND spent.code IS NULL AND spent.topic IN ('basic', 'personnel', 'public')
UNION ALL
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope, series_code AS dimension, amount AS numerator,
  CAST(NULL AS DECIMAL(18, 2)) AS denominator, 'basic_expenditure' AS denominator_source,
  CAST(amount AS DECIMAL(22, 4)) AS value, NULL AS reason
FROM spending_series
WHERE code_domain = 'economic' AND measure = 'total'
