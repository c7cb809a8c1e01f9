-- “三公”经费 | Three-public spending
-- refers: entity_id -> dim_entity; fiscal_year -> dim_year
--
-- One row per report and item of the statement of 三公; three_public is the whole, vehicle that of purchase and operation.
--
--   entity_id: 部门标识 | stable name of the publishing body
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   item: 行项目 | three_public, overseas, vehicle, vehicle_purchase, vehicle_operation or reception
--   budget: 预算数（元） | yuan
--   budget_phase: 预算口径 | adjusted_budget or initial_budget
--   actual: 决算数（元） | yuan
--   rate: 执行率 | actual ÷ budget, four decimals, half away from zero
--   page: 页 | page
--   line: 行 | line
--   revision_id: 版本标识 | the revision that the row was read from
SELECT
  entity_id, fiscal_year, kind, scope, item, budget, budget_phase, actual,
  TRY_CAST(ratio(actual, budget, 4) AS DECIMAL(18, 4)) AS rate, page, line, revision_id
FROM three_public
ORDER BY entity_id, fiscal_year, kind, scope, item
