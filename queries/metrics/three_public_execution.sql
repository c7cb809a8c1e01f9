-- id: three_public_execution
-- version: 1
-- label_zh: “三公”经费预算执行率
-- label_en: Three-public execution rate
-- short: 三公执行率 三公预算执行率
-- unit: ratio
-- numerator: 该项决算数 | 决算数 (actual) of the item
-- denominator: 该项预算数：列示全年预算数的取全年预算数，否则取年初预算数 | 预算数 of the item: adjusted_budget (全年预算数) where printed, otherwise initial_budget (年初预算数)
-- kind: final_accounts
-- phase: actual
-- dimension: three_public overseas vehicle vehicle_purchase vehicle_operation reception
-- null: no three_public statement | 没有“三公”经费支出决算表; no budget printed | 未列预算数; budget is zero | 预算数为零; no actual printed | 未列决算数
-- additive: false
-- source: 表09财政拨款“三公”经费支出决算表 | statement 09, three_public (财政拨款“三公”经费支出决算表)
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  items.item AS dimension,
  three_public.actual AS numerator,
  three_public.budget AS denominator,
  'three_public ' || three_public.budget_phase AS denominator_source,
  rate(three_public.actual, three_public.budget) AS value,
  CASE
    WHEN stated.revision_id IS NULL THEN 'no three_public statement'
    WHEN three_public.budget IS NULL THEN 'no budget printed'
    WHEN three_public.budget = 0 THEN 'budget is zero'
    WHEN three_public.actual IS NULL THEN 'no actual printed'
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
  SELECT DISTINCT revision_id, entity_id, fiscal_year FROM statements WHERE statement = 'three_public'
) AS stated
  ON stated.revision_id = reports.revision_id
  AND stated.entity_id = reports.entity_id
  AND stated.fiscal_year = reports.fiscal_year
LEFT JOIN three_public
  ON three_public.revision_id = reports.revision_id
  AND three_public.entity_id = reports.entity_id
  AND three_public.fiscal_year = reports.fiscal_year
  AND three_public.item = items.item
WHERE reports.kind = 'final_accounts'
