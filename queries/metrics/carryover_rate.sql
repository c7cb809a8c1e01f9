-- id: carryover_rate
-- version: 1
-- label_zh: 结转结余率
-- label_en: Carryover rate
-- unit: ratio
-- numerator: 年末结转和结余 (closing_carryover), all funds
-- denominator: 本年支出合计 (expenditure_of_year), all funds
-- kind: final_accounts
-- phase: actual
-- dimension: total
-- null: no expenditure printed | 未列本年支出合计; expenditure is zero | 本年支出为零; no closing carryover printed | 未列年末结转和结余
-- source: statement 01, income_expenditure_summary; else the prose
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  'total' AS dimension,
  part.amount AS numerator,
  base.amount AS denominator,
  base.source AS denominator_source,
  CAST(ratio(part.amount, base.amount, 4) AS DECIMAL(18, 4)) AS value,
  CASE
    WHEN base.amount IS NULL THEN 'no expenditure printed'
    WHEN base.amount = 0 THEN 'expenditure is zero'
    WHEN part.amount IS NULL THEN 'no closing carryover printed'
  END AS reason
FROM reports
LEFT JOIN figures AS part
  ON part.revision_id = reports.revision_id AND part.entity_id = reports.entity_id
  AND part.fiscal_year = reports.fiscal_year AND part.topic = 'closing_carryover' AND part.fund IS NULL
  AND part.own_phase
LEFT JOIN figures AS base
  ON base.revision_id = reports.revision_id AND base.entity_id = reports.entity_id
  AND base.fiscal_year = reports.fiscal_year AND base.topic = 'expenditure_of_year' AND base.fund IS NULL
  AND base.own_phase
WHERE reports.kind = 'final_accounts'
