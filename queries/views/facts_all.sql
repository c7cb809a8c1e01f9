-- 数据（全部版本） | Facts, every revision
--
-- One row per printed number of a committed revision. A blank cell has no row; a printed 0.00 has one.
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   statement: 报表 | which statement, by title and header
--   side: 收支方 | income or expenditure, in two-sided statements
--   row_label: 行名称 | row label as printed
--   item: 行项目 | what a row without a code stands for
--   code_domain: 科目体系 | functional or economic
--   code: 科目代码 | classification code
--   code_level: 科目级次 | class, group or item
--   column_label: 列名称 | column header as printed
--   measure: 指标列 | what the column measures
--   fund: 资金性质 | general_public, government_fund, state_capital; null is all together
--   phase: 预决算阶段 | initial_budget, adjusted_budget or actual
--   amount: 金额（元） | yuan, exact
--   quantum: 末位单位值（元） | worth of the last printed digit, yuan
--   printed: 印出的文字 | the text as printed
--   unit: 印出的单位 | unit that amounts are printed in
--   unit_source: 单位来源 | how the unit is known: statement, column, cell, inherited
--   reading: 读表方式 | how the table was found: markup, ruled, aligned, recognised, placed
--   conflict: 是否与同行另一数含义相同而不计 | whether another number of its row has the same meaning: then it is no part of any metric
--   source_index: 来源文件序号 | file of the report, from 0
--   page: 页 | page
--   sheet: 工作表序号 | sheet, in spreadsheets
--   paragraph: 段落序号 | paragraph, in word processors' files and web pages
--   line: 行 | line
--   line_column: 行内字符位置 | character within the line
--   x0: 左 | left, points
--   y0: 上 | top, points
--   x1: 右 | right, points
--   y1: 下 | bottom, points
--   table_index: 表序号 | table in the document, from 0
--   row_index: 表内行序号 | row in the table, from 0
--   col_index: 表内列序号 | column in the row, from 0
SELECT
  fact.revision_id, fact.entity_id, revisions.entity_name, fact.fiscal_year, fact.kind, fact.scope,
  fact.statement, fact.side, fact.row_label, fact.item, fact.code_domain, fact.code,
  fact.code_level, fact.column_label, fact.measure, fact.fund, fact.phase, fact.amount,
  fact.quantum, fact.printed, fact.unit, fact.unit_source, fact.reading, fact.conflict, fact.source_index, fact.page, fact.sheet, fact.paragraph, fact.line, fact.line_column,
  fact.x0, fact.y0, fact.x1, fact.y1, fact.table_index, fact.row_index, fact.col_index
FROM raw_facts AS fact
JOIN revisions
  ON fact.revision_id = revisions.revision_id AND fact.batch_id = revisions.batch_id
  -- The revision decides entity and year; they are named so that filters on them reach the other side.
  AND fact.entity_id = revisions.entity_id AND fact.fiscal_year = revisions.fiscal_year
