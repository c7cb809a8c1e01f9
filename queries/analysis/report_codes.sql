-- 报告所用科目 | Codes of a report
--
-- What the body $entity_id spent by codes in its final accounts of the scope $scope: the classes of statement 03 (支出决算表) with
-- basic and project expenditure, the classes and groups of statement 06 (基本支出决算明细表). One row per printed number.
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   fiscal_year: 财政年度 | the year that the figures are about
--   code_domain: 科目体系 | functional or economic
--   code: 科目代码 | classification code
--   code_level: 科目级次 | class, group or item
--   row_label: 行名称 | row label as printed
--   measure: 指标列 | what the column measures
--   amount: 金额（元） | yuan, exact
--   source: 出处 | the statement
--   printed: 印出的文字 | the text as printed
--   unit: 印出的单位 | unit that amounts are printed in
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
SELECT
  revision_id, fiscal_year, code_domain, code, code_level, row_label, measure, amount, statement AS source, printed, unit,
  source_index, page, sheet, paragraph, line, line_column, x0, y0, x1, y1
FROM facts
WHERE entity_id = $entity_id AND kind = 'final_accounts' AND scope = $scope AND fiscal_year BETWEEN $first AND $last
  AND code IS NOT NULL AND (phase = 'actual' OR phase IS NULL)
  AND ((statement = 'expenditure' AND code_domain = 'functional' AND code_level = 'class'
      AND measure IN ('total', 'basic', 'project'))
    OR (statement = 'basic_expenditure' AND code_domain = 'economic' AND code_level IN ('class', 'group')
      AND measure = 'total'))
ORDER BY
  fiscal_year NULLS LAST, code_domain NULLS LAST, code NULLS LAST, measure NULLS LAST, source_index NULLS LAST,
  page NULLS LAST, line NULLS LAST, line_column NULLS LAST
