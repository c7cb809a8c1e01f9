-- id: operating_cost
-- version: 1
-- label_zh: 机关运行经费
-- label_en: Operating cost
-- short: 运行经费
-- unit: yuan
-- numerator: 机关运行经费 | operating cost (机关运行经费)
-- denominator: 无：指标值即金额本身 | none: the value is the amount itself
-- kind: final_accounts budget
-- phase: actual
-- dimension: total
-- null: not stated | 未说明机关运行经费
-- additive: true
-- restated_topic: total = operating_cost
-- source: 机关运行经费支出说明 | the prose on it (机关运行经费支出说明)
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  'total' AS dimension,
  spent.amount AS numerator,
  CAST(NULL AS DECIMAL(18, 2)) AS denominator,
  spent.source AS denominator_source,
  CAST(spent.amount AS DECIMAL(22, 4)) AS value,
  CASE WHEN spent.amount IS NULL THEN 'not stated' END AS reason
FROM reports
LEFT JOIN figures AS spent
  ON spent.revision_id = reports.revision_id AND spent.entity_id = reports.entity_id
  AND spent.fiscal_year = reports.fiscal_year AND spent.topic = 'operating_cost' AND spent.fund IS NULL
  AND spent.own_phase AND spent.code IS NULL
