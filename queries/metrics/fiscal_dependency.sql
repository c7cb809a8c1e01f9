-- id: fiscal_dependency
-- version: 1
-- label_zh: 财政拨款依存度
-- label_en: Dependence on fiscal appropriation
-- unit: ratio
-- numerator: 财政拨款收入 of all funds
-- denominator: 本年收入合计 (income_of_year)
-- kind: final_accounts budget
-- phase: actual
-- dimension: total
-- null: no income printed | 未列本年收入合计; income is zero | 本年收入为零; no fiscal appropriation printed | 未列财政拨款收入
-- source: statement 02, income, 合计; else the prose
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  'total' AS dimension,
  part.amount AS numerator,
  base.amount AS denominator,
  base.source AS denominator_source,
  CAST(ratio(part.amount, base.amount, 4) AS DECIMAL(18, 4)) AS value,
  CASE
    WHEN base.amount IS NULL THEN 'no income printed'
    WHEN base.amount = 0 THEN 'income is zero'
    WHEN part.amount IS NULL THEN 'no fiscal appropriation printed'
  END AS reason
FROM reports
LEFT JOIN figures AS part
  ON part.revision_id = reports.revision_id AND part.entity_id = reports.entity_id
  AND part.fiscal_year = reports.fiscal_year AND part.topic = 'fiscal_appropriation' AND part.fund IS NULL
  AND part.own_phase
LEFT JOIN figures AS base
  ON base.revision_id = reports.revision_id AND base.entity_id = reports.entity_id
  AND base.fiscal_year = reports.fiscal_year AND base.topic = 'income_of_year' AND base.fund IS NULL
  AND base.own_phase
