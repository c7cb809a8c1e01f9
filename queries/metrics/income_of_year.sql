-- id: income_of_year
-- version: 1
-- label_zh: 收入
-- label_en: Income
-- short: 总收入 收入合计 本年收入 本年收入合计
-- unit: yuan
-- numerator: 金额 | the amount
-- denominator: 无：指标值即金额本身 | none: the value is the amount itself
-- kind: final_accounts budget
-- phase: actual
-- dimension: total fiscal_appropriation superior_subsidy institutional_income business_income affiliate_remittance other_income
-- null: not printed | 表中未列
-- additive: true
-- restated_topic: total = income_of_year
-- source: 表02收入决算表合计行；表01 | statement 02, income, the 合计 row; statement 01
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  parts.part AS dimension,
  earned.amount AS numerator,
  CAST(NULL AS DECIMAL(18, 2)) AS denominator,
  earned.source AS denominator_source,
  CAST(earned.amount AS DECIMAL(22, 4)) AS value,
  CASE WHEN earned.amount IS NULL THEN 'not printed' END AS reason
FROM reports
CROSS JOIN (
  SELECT 'total' AS part
  UNION ALL SELECT 'fiscal_appropriation'
  UNION ALL SELECT 'superior_subsidy'
  UNION ALL SELECT 'institutional_income'
  UNION ALL SELECT 'business_income'
  UNION ALL SELECT 'affiliate_remittance'
  UNION ALL SELECT 'other_income'
) AS parts
LEFT JOIN figures AS earned
  ON earned.revision_id = reports.revision_id AND earned.entity_id = reports.entity_id
  AND earned.fiscal_year = reports.fiscal_year AND earned.topic = CASE parts.part WHEN 'total' THEN 'income_of_year' ELSE parts.part END
  AND earned.fund IS NULL AND earned.own_phase AND earned.code IS NULL
  AND earned.topic IN ('income_of_year', 'fiscal_appropriation', 'superior_subsidy', 'institutional_income',
    'business_income', 'affiliate_remittance', 'other_income')
