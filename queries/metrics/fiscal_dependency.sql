-- id: fiscal_dependency
-- version: 1
-- label_zh: 财政拨款依存度
-- label_en: Dependence on fiscal appropriation
-- short: 财政依存度
-- unit: ratio
-- numerator: 财政拨款收入，各类资金合计 | 财政拨款收入 of all funds
-- denominator: 本年收入合计 | 本年收入合计 (income_of_year)
-- kind: final_accounts budget
-- phase: actual
-- dimension: total
-- null: no income printed | 未列本年收入合计; income is zero | 本年收入为零; no fiscal appropriation printed | 未列财政拨款收入
-- additive: false
-- source: 表02收入决算表合计行，否则取文字说明 | statement 02, income, 合计; else the prose
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope,
  'total' AS dimension,
  fiscal_appropriation AS numerator,
  income_of_year AS denominator,
  income_of_year_source AS denominator_source,
  rate(fiscal_appropriation, income_of_year) AS value,
  CASE
    WHEN income_of_year IS NULL THEN 'no income printed'
    WHEN income_of_year = 0 THEN 'income is zero'
    WHEN fiscal_appropriation IS NULL THEN 'no fiscal appropriation printed'
  END AS reason
FROM report_totals
