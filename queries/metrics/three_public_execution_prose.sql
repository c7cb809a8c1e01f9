-- id: three_public_execution_prose
-- version: 1
-- label_zh: “三公”经费预算执行率（文字口径）
-- label_en: Three-public execution rate as stated in the prose
-- unit: ratio
-- numerator: 文字说明所述该项决算数 | 决算数 (actual) of the item, as the prose states it
-- denominator: 文字说明所述该项预算数：有全年预算数的取全年预算数，否则取年初预算数 | 预算数 of the item, as the prose states it: adjusted_budget where stated, otherwise initial_budget
-- kind: final_accounts
-- phase: actual
-- dimension: three_public overseas vehicle vehicle_purchase vehicle_operation reception
-- null: no budget stated | 文字未列预算数; budget is zero | 预算数为零; no actual stated | 文字未列决算数
-- additive: false
-- source: 三公经费说明；按报表计算的执行率见 three_public_execution | the prose on 三公; the statement's own rate is three_public_execution
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  items.item AS dimension,
  told.actual AS numerator,
  COALESCE(told.adjusted, told.initial) AS denominator,
  CASE WHEN told.adjusted IS NOT NULL THEN 'prose adjusted_budget' WHEN told.initial IS NOT NULL THEN 'prose initial_budget' END
    AS denominator_source,
  rate(told.actual, COALESCE(told.adjusted, told.initial)) AS value,
  CASE
    WHEN COALESCE(told.adjusted, told.initial) IS NULL THEN 'no budget stated'
    WHEN COALESCE(told.adjusted, told.initial) = 0 THEN 'budget is zero'
    WHEN told.actual IS NULL THEN 'no actual stated'
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
LEFT JOIN (
  SELECT
    revision_id, entity_id, fiscal_year, topic,
    CAST(MAX(CASE WHEN phase = 'actual' THEN amount END) AS DECIMAL(18, 2)) AS actual,
    CAST(MAX(CASE WHEN phase = 'adjusted_budget' THEN amount END) AS DECIMAL(18, 2)) AS adjusted,
    CAST(MAX(CASE WHEN phase = 'initial_budget' THEN amount END) AS DECIMAL(18, 2)) AS initial
  FROM amounts
  WHERE source = 'prose' AND metric = 'amount' AND fund IS NULL
  GROUP BY revision_id, entity_id, fiscal_year, topic
) AS told
  ON told.revision_id = reports.revision_id AND told.entity_id = reports.entity_id
  AND told.fiscal_year = reports.fiscal_year AND told.topic = items.item
WHERE reports.kind = 'final_accounts'
