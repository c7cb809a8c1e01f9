-- “三公”经费 | Three-public spending
--
-- One row per item of statement 09 (财政拨款“三公”经费支出决算表) that has an amount. The budget is the adjusted one (全年预算数) where
-- it is printed, otherwise the initial one (年初预算数); `budget_phase` shows which.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   item
--   budget
--   budget_phase
--   actual
--   source_index
--   page
--   sheet
--   paragraph
--   line
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope, item,
  COALESCE(adjusted, initial) AS budget,
  CASE
    WHEN adjusted IS NOT NULL THEN 'adjusted_budget'
    WHEN initial IS NOT NULL THEN 'initial_budget'
  END AS budget_phase,
  actual, source_index, page, sheet, paragraph, line
FROM (
  SELECT
    revision_id, entity_id, entity_name, fiscal_year, kind, scope, item,
    MAX(CASE WHEN phase = 'adjusted_budget' THEN amount END) AS adjusted,
    MAX(CASE WHEN phase = 'initial_budget' THEN amount END) AS initial,
    MAX(CASE WHEN phase = 'actual' THEN amount END) AS actual,
    MIN(source_index) AS source_index, MIN(page) AS page, MIN(sheet) AS sheet, MIN(paragraph) AS paragraph,
    MIN(line) AS line
  FROM facts
  WHERE statement = 'three_public' AND measure = 'total' AND fund IS NULL AND NOT conflict
    -- Some reports also print 会议费, 培训费 and 机关运行经费 here.
    AND item IN ('three_public', 'overseas', 'vehicle', 'vehicle_purchase', 'vehicle_operation', 'reception')
  GROUP BY revision_id, entity_id, entity_name, fiscal_year, kind, scope, item
) AS phases
