-- id: sme_share
-- version: 1
-- label_zh: 中小企业采购占比
-- label_en: Procurement from small and medium firms
-- unit: ratio
-- numerator: 授予中小企业合同金额
-- denominator: 政府采购支出总额
-- kind: final_accounts
-- phase: actual
-- dimension: total
-- null: no procurement told | 未列政府采购支出; no procurement in the year | 政府采购支出为零; no contracts of small and medium firms told | 未列授予中小企业合同金额
-- source: the prose on procurement (政府采购支出说明)
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  'total' AS dimension,
  part.amount AS numerator,
  base.amount AS denominator,
  base.source AS denominator_source,
  CAST(ratio(part.amount, base.amount, 4) AS DECIMAL(18, 4)) AS value,
  CASE
    WHEN base.amount IS NULL THEN 'no procurement told'
    WHEN base.amount = 0 THEN 'no procurement in the year'
    WHEN part.amount IS NULL THEN 'no contracts of small and medium firms told'
  END AS reason
FROM reports
LEFT JOIN figures AS part
  ON part.revision_id = reports.revision_id AND part.entity_id = reports.entity_id
  AND part.fiscal_year = reports.fiscal_year AND part.topic = 'procurement_sme' AND part.fund IS NULL
  AND part.own_phase
LEFT JOIN figures AS base
  ON base.revision_id = reports.revision_id AND base.entity_id = reports.entity_id
  AND base.fiscal_year = reports.fiscal_year AND base.topic = 'procurement' AND base.fund IS NULL
  AND base.own_phase
WHERE reports.kind = 'final_accounts'
