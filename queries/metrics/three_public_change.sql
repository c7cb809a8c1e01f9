-- id: three_public_change
-- version: 1
-- label_zh: “三公”经费增减率
-- label_en: Change of three-public spending
-- unit: ratio
-- numerator: this year − the year before
-- denominator: the amount of the year before: its own report, else this year less the change that the prose tells
-- kind: final_accounts budget
-- phase: actual
-- dimension: three_public overseas vehicle vehicle_purchase vehicle_operation reception
-- null: no amount this year | 本年未列; no amount of the year before | 上年数不详; the year before is zero | 上年为零
-- source: statement 09 of both years; the year before also as the prose implies it
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  items.item AS dimension,
  CAST(now.amount - COALESCE(own.amount, told.before) AS DECIMAL(18, 2)) AS numerator,
  COALESCE(own.amount, told.before) AS denominator,
  CASE WHEN own.amount IS NOT NULL THEN 'report of the year before' WHEN told.before IS NOT NULL THEN 'prose of this year' END
    AS denominator_source,
  CAST(ratio(now.amount - COALESCE(own.amount, told.before), COALESCE(own.amount, told.before), 4) AS DECIMAL(18, 4)) AS value,
  CASE
    WHEN now.amount IS NULL THEN 'no amount this year'
    WHEN COALESCE(own.amount, told.before) IS NULL THEN 'no amount of the year before'
    WHEN COALESCE(own.amount, told.before) = 0 THEN 'the year before is zero'
  END AS reason
FROM reports
CROSS JOIN (
  SELECT 'three_public' AS item
  UNION ALL SELECT 'overseas'
  UNION ALL SELECT 'vehicle'
  UNION ALL SELECT 'vehicle_purchase'
  UNION ALL SELECT 'vehicle_operation'
  UNION ALL SELECT 'reception'
) AS items
LEFT JOIN figures AS now
  ON now.revision_id = reports.revision_id AND now.entity_id = reports.entity_id
  AND now.fiscal_year = reports.fiscal_year AND now.topic = items.item AND now.fund IS NULL
  AND now.own_phase
LEFT JOIN figures AS own
  ON own.entity_id = reports.entity_id AND own.fiscal_year = reports.fiscal_year - 1 AND own.kind = reports.kind
  AND own.scope = reports.scope AND own.topic = items.item AND own.fund IS NULL AND own.own_phase
LEFT JOIN (
  SELECT
    increase.revision_id, increase.entity_id, increase.fiscal_year, increase.topic,
    CAST(MAX(amount.amount - increase.amount) AS DECIMAL(18, 2)) AS before
  FROM amounts AS increase
  JOIN figures AS amount
    ON amount.revision_id = increase.revision_id AND amount.entity_id = increase.entity_id
    AND amount.fiscal_year = increase.fiscal_year AND amount.topic = increase.topic AND amount.fund IS NULL
    AND amount.own_phase
  WHERE increase.metric = 'increase' AND increase.fund IS NULL
  GROUP BY increase.revision_id, increase.entity_id, increase.fiscal_year, increase.topic
) AS told
  ON told.revision_id = reports.revision_id AND told.entity_id = reports.entity_id
  AND told.fiscal_year = reports.fiscal_year AND told.topic = items.item
