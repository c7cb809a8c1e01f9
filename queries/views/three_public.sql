-- “三公”经费 | Three-public spending
--
-- One row per item of statement 09 (财政拨款“三公”经费支出决算表) that has an amount. The budget is the adjusted one
-- (全年预算数) where it is printed, else the initial one (年初预算数); `budget_phase` tells which.
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   item: 行项目 | three_public, overseas, vehicle, vehicle_purchase, vehicle_operation or reception
--   budget: 预算数 | yuan
--   budget_phase: 预算口径 | adjusted_budget or initial_budget
--   actual: 决算数 | yuan
--   source_index: 来源文件序号 | file of the report, from 0
--   page: 页 | page
--   sheet: 工作表序号 | sheet, in spreadsheets
--   paragraph: 段落序号 | paragraph, in word processors' files and web pages
--   line: 行 | line
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
    -- Some papers tell 会议费, 培训费 and 机关运行经费 beside them.
    AND item IN ('three_public', 'overseas', 'vehicle', 'vehicle_purchase', 'vehicle_operation', 'reception')
  GROUP BY revision_id, entity_id, entity_name, fiscal_year, kind, scope, item
) AS phases
