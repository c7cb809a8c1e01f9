-- 支出（功能分类） | Spending by function
--
-- One row per code of statement 03 (支出决算表), at every level: filter `code_level` before adding up. Of a paper that
-- prints budgets beside it, the amounts are those of the report's own phase: actual in final accounts, initial_budget in budgets.
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   code: 科目代码 | classification code
--   code_level: 科目级次 | class, group or item
--   row_label: 行名称 | row label as printed
--   total: 本年支出合计 | yuan
--   basic: 基本支出 | yuan
--   project: 项目支出 | yuan
--   remitted_to_superior: 上缴上级支出 | yuan
--   business: 经营支出 | yuan
--   subsidy_to_affiliates: 对附属单位补助支出 | yuan
--   source_index: 来源文件序号 | file of the report, from 0
--   page: 页 | page
--   sheet: 工作表序号 | sheet, in spreadsheets
--   paragraph: 段落序号 | paragraph, in word processors' files and web pages
--   line: 行 | line
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope, code, code_level, row_label,
  MAX(CASE WHEN measure = 'total' THEN amount END) AS total,
  MAX(CASE WHEN measure = 'basic' THEN amount END) AS basic,
  MAX(CASE WHEN measure = 'project' THEN amount END) AS project,
  MAX(CASE WHEN measure = 'remitted_to_superior' THEN amount END) AS remitted_to_superior,
  MAX(CASE WHEN measure = 'business' THEN amount END) AS business,
  MAX(CASE WHEN measure = 'subsidy_to_affiliates' THEN amount END) AS subsidy_to_affiliates,
  source_index, page, sheet, MIN(paragraph) AS paragraph, MIN(line) AS line
FROM facts
WHERE statement = 'expenditure' AND code_domain = 'functional' AND NOT conflict
  AND (phase = CASE kind WHEN 'budget' THEN 'initial_budget' ELSE 'actual' END OR phase IS NULL)
-- A code printed twice stays two rows: the grid's row, or the text's line, tells them apart.
GROUP BY
  revision_id, entity_id, entity_name, fiscal_year, kind, scope, code, code_level, row_label, source_index, page,
  sheet, table_index,
  COALESCE(row_index, line)
