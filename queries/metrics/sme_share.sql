-- id: sme_share
-- version: 1
-- label_zh: 中小企业采购占比
-- label_en: Procurement from small and medium firms
-- short: 中小企业占比
-- unit: ratio
-- numerator: 授予中小企业合同金额 | contracts awarded to small and medium enterprises (授予中小企业合同金额)
-- denominator: 政府采购支出总额 | total procurement spending (政府采购支出总额)
-- kind: final_accounts
-- phase: actual
-- dimension: total
-- null: no procurement stated | 未列政府采购支出; no procurement in the year | 政府采购支出为零; no contracts of small and medium firms stated | 未列授予中小企业合同金额
-- additive: false
-- source: 政府采购支出说明 | the prose on procurement (政府采购支出说明)
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope,
  'total' AS dimension,
  procurement_sme AS numerator,
  procurement AS denominator,
  procurement_source AS denominator_source,
  rate(procurement_sme, procurement) AS value,
  CASE
    WHEN procurement IS NULL THEN 'no procurement stated'
    WHEN procurement = 0 THEN 'no procurement in the year'
    WHEN procurement_sme IS NULL THEN 'no contracts of small and medium firms stated'
  END AS reason
FROM report_totals
WHERE kind = 'final_accounts'
