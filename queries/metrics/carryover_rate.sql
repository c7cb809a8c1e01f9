-- id: carryover_rate
-- version: 1
-- label_zh: 结转结余率
-- label_en: Carryover rate
-- short: 结转率 结余率
-- unit: ratio
-- numerator: 年末结转和结余，各类资金合计 | 年末结转和结余 (closing_carryover), all funds
-- denominator: 本年支出合计，各类资金合计 | 本年支出合计 (expenditure_of_year), all funds
-- kind: final_accounts
-- phase: actual
-- dimension: total
-- null: no expenditure printed | 未列本年支出合计; expenditure is zero | 本年支出为零; no closing carryover printed | 未列年末结转和结余
-- additive: false
-- source: 表01收入支出决算总表，否则取文字说明 | statement 01, income_expenditure_summary; else the prose
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope,
  'total' AS dimension,
  closing_carryover AS numerator,
  expenditure_of_year AS denominator,
  expenditure_of_year_source AS denominator_source,
  rate(closing_carryover, expenditure_of_year) AS value,
  CASE
    WHEN expenditure_of_year IS NULL THEN 'no expenditure printed'
    WHEN expenditure_of_year = 0 THEN 'expenditure is zero'
    WHEN closing_carryover IS NULL THEN 'no closing carryover printed'
  END AS reason
FROM report_totals
WHERE kind = 'final_accounts'
