-- id: expenditure
-- version: 1
-- label_zh: 支出
-- label_en: Expenditure
-- short: 总支出 支出合计 本年支出 本年支出合计
-- unit: yuan
-- numerator: 金额 | the amount
-- denominator: 无：指标值即金额本身 | none: the value is the amount itself
-- kind: final_accounts budget
-- phase: actual
-- dimension: total basic project general_public government_fund state_capital
-- by: class group item
-- null: not printed | 表中未列
-- additive: true
-- restated_topic: total = expenditure_of_year
-- source: 表01、表03；按资金性质取表05、07、08；按科目取表03，经科目对照 | statement 01 and 03; by fund 05, 07 and 08; by code 03, through the crosswalk
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
  SELECT 'total' AS part, 'expenditure_of_year' AS topic, NULL AS fund
  UNION ALL SELECT 'basic', 'basic', NULL
  UNION ALL SELECT 'project', 'project', NULL
  UNION ALL SELECT 'general_public', 'expenditure_of_year', 'general_public'
  UNION ALL SELECT 'government_fund', 'expenditure_of_year', 'government_fund'
  UNION ALL SELECT 'state_capital', 'expenditure_of_year', 'state_capital'
) AS parts
LEFT JOIN figures AS spent
  ON spent.revision_id = reports.revision_id AND spent.entity_id = reports.entity_id
  AND spent.fiscal_year = reports.fiscal_year AND spent.topic = parts.topic AND COALESCE(spent.fund, '') = COALESCE(parts.fund, '')
  AND spent.own_phase AND spent.code IS NULL AND spent.topic IN ('expenditure_of_year', 'basic', 'project')
UNION ALL
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope, series_code AS dimension, amount AS numerator,
  CAST(NULL AS DECIMAL(18, 2)) AS denominator, 'expenditure' AS denominator_source, CAST(amount AS DECIMAL(22, 4)) AS value,
  CAST(NULL AS STRING) AS reason
FROM spending_series
WHERE code_domain = 'functional' AND measure = 'total'
