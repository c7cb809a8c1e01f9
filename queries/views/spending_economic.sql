-- 基本支出（经济分类） | Basic spending by economic classification
--
-- One row per code of statement 06 (一般公共预算财政拨款基本支出决算明细表): class (类) and group (款). Filter
-- `code_level` before adding up.
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
--   phase: 预决算阶段 | initial_budget, adjusted_budget or actual
--   amount: 金额（元） | yuan, exact
--   source_index: 来源文件序号 | file of the report, from 0
--   page: 页 | page
--   sheet: 工作表序号 | sheet, in spreadsheets
--   paragraph: 段落序号 | paragraph, in word processors' files and web pages
--   line: 行 | line
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope, code, code_level, row_label, phase, amount,
  source_index, page, sheet, paragraph, line
FROM facts
WHERE statement = 'basic_expenditure' AND code_domain = 'economic' AND measure = 'total' AND NOT conflict
