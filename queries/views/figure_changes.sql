-- 较上年变动 | Changes on the year before
-- null: no amount this year | 本年未列; no amount of the year before | 上年数不详; the year before is zero | 上年为零; the year before is negative | 上年为负
--
-- One row per current report and topic: 机关运行经费 and the items of 三公, compared with the year before. The amount of the
-- year before is that of its own report (of the same kind and scope), otherwise this year's amount minus the change
-- that the prose states. Both are in the report's own phase: a change of the budget is not a change of spending.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   topic: 事项 | operating_cost, three_public, overseas, vehicle, vehicle_purchase, vehicle_operation or reception
--   amount = amount_of_year
--   previous
--   previous_source: 上年数出处 | report of the year before, or prose of this year
--   change: 变动额（元） | amount − previous
--   yoy: 变动率 | change ÷ previous, four decimals
--   reason: 无值原因 | why yoy is null
WITH told AS (
  SELECT
    increase.revision_id, increase.entity_id, increase.fiscal_year, increase.topic,
    CAST(MAX(now.amount - increase.amount) AS DECIMAL(18, 2)) AS previous
  FROM amounts AS increase
  JOIN figures AS now
    ON now.revision_id = increase.revision_id AND now.entity_id = increase.entity_id
    AND now.fiscal_year = increase.fiscal_year AND now.topic = increase.topic AND now.fund IS NULL AND now.own_phase
  WHERE increase.metric = 'increase' AND increase.fund IS NULL
    AND (increase.phase = CASE increase.kind WHEN 'budget' THEN 'initial_budget' ELSE 'actual' END OR increase.phase IS NULL)
  GROUP BY increase.revision_id, increase.entity_id, increase.fiscal_year, increase.topic
),
compared AS (
  SELECT
    reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
    topics.topic, now.amount, COALESCE(own.amount, told.previous) AS previous,
    CASE
      WHEN own.amount IS NOT NULL THEN 'report of the year before'
      WHEN told.previous IS NOT NULL THEN 'prose of this year'
    END AS previous_source,
    CAST(now.amount - COALESCE(own.amount, told.previous) AS DECIMAL(18, 2)) AS change
  FROM reports
  CROSS JOIN (
    SELECT 'operating_cost' AS topic
    UNION ALL SELECT 'three_public'
    UNION ALL SELECT 'overseas'
    UNION ALL SELECT 'vehicle'
    UNION ALL SELECT 'vehicle_purchase'
    UNION ALL SELECT 'vehicle_operation'
    UNION ALL SELECT 'reception'
  ) AS topics
  LEFT JOIN figures AS now
    ON now.revision_id = reports.revision_id AND now.entity_id = reports.entity_id
    AND now.fiscal_year = reports.fiscal_year AND now.topic = topics.topic AND now.fund IS NULL AND now.own_phase
    AND now.code IS NULL AND now.topic IN ('operating_cost', 'three_public', 'overseas', 'vehicle', 'vehicle_purchase', 'vehicle_operation', 'reception')
  LEFT JOIN figures AS own
    ON own.entity_id = reports.entity_id AND own.fiscal_year = reports.fiscal_year - 1 AND own.kind = reports.kind
    AND own.scope = reports.scope AND own.topic = topics.topic AND own.fund IS NULL AND own.own_phase
    AND own.code IS NULL AND own.topic IN ('operating_cost', 'three_public', 'overseas', 'vehicle', 'vehicle_purchase', 'vehicle_operation', 'reception')
  LEFT JOIN told
    ON told.revision_id = reports.revision_id AND told.entity_id = reports.entity_id
    AND told.fiscal_year = reports.fiscal_year AND told.topic = topics.topic
)
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope, topic, amount, previous, previous_source, change,
  CASE WHEN previous > 0 THEN rate(change, previous) END AS yoy,
  CASE
    WHEN amount IS NULL THEN 'no amount this year'
    WHEN previous IS NULL THEN 'no amount of the year before'
    WHEN previous = 0 THEN 'the year before is zero'
    WHEN previous < 0 THEN 'the year before is negative'
  END AS reason
FROM compared
