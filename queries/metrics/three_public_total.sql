-- id: three_public_total
-- version: 1
-- label_zh: “三公”经费
-- label_en: Three-public spending
-- short: 三公
-- unit: yuan
-- numerator: 该项金额 | the amount of the item
-- denominator: 无：指标值即金额本身 | none: the value is the amount itself
-- kind: final_accounts budget
-- phase: actual
-- dimension: three_public overseas vehicle vehicle_purchase vehicle_operation reception
-- null: not printed | 表中未列
-- additive: true
-- restated_topic: three_public = three_public; overseas = overseas; vehicle = vehicle; vehicle_purchase = vehicle_purchase; vehicle_operation = vehicle_operation; reception = reception
-- source: 表09财政拨款“三公”经费支出决算表，否则取其文字说明 | statement 09, three_public; else the prose on it
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  items.item AS dimension,
  spent.amount AS numerator,
  CAST(NULL AS DECIMAL(18, 2)) AS denominator,
  spent.source AS denominator_source,
  CAST(spent.amount AS DECIMAL(22, 4)) AS value,
  CASE WHEN spent.amount IS NULL THEN 'not printed' END AS reason
FROM reports
CROSS JOIN (
  SELECT 'three_public' AS item
  UNION ALL SELECT 'overseas'
  UNION ALL SELECT 'vehicle'
  UNION ALL SELECT 'vehicle_purchase'
  UNION ALL SELECT 'vehicle_operation'
  UNION ALL SELECT 'reception'
) AS items
LEFT JOIN figures AS spent
  ON spent.revision_id = reports.revision_id AND spent.entity_id = reports.entity_id
  AND spent.fiscal_year = reports.fiscal_year AND spent.topic = items.item AND spent.fund IS NULL
  AND spent.own_phase AND spent.code IS NULL
  AND spent.topic IN ('three_public', 'overseas', 'vehicle', 'vehicle_purchase', 'vehicle_operation', 'reception')
