-- 报告所用数字 | Figures of a report
-- null: no statement | 没有这张表; not printed | 表中未列
--
-- The figures that a report for people shows, each with the place that prints it. Of the scope $scope and the bodies that
-- `report_papers.sql` finds with the same filters. Of more than one body, only the figures that bodies are compared by.
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   entity_id: 部门标识 | stable name of the publishing body
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   topic: 事项 | what it is about
--   fund: 资金性质 | general_public, government_fund, state_capital; null is all together
--   code: 科目代码 | functional code
--   phase: 预决算阶段 | initial_budget, adjusted_budget or actual
--   amount: 金额（元） | yuan, exact
--   source: 出处 | the statement, or prose
--   printed: 印出的文字 | the text as printed
--   unit: 印出的单位 | unit that amounts are printed in; the prose prints it with the number
--   sentence: 句子 | the whole sentence, where the prose gives it
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
  figures.revision_id, figures.entity_id, figures.fiscal_year, figures.kind, figures.topic, figures.fund, figures.code,
  figures.phase, figures.amount, figures.source, figures.printed, figures.unit, figures.sentence, figures.source_index,
  figures.page, figures.sheet, figures.paragraph, figures.line, figures.line_column, figures.x0, figures.y0, figures.x1,
  figures.y1
FROM figures
LEFT JOIN entity_places AS places ON places.entity_id = figures.entity_id
WHERE figures.scope = $scope AND figures.fiscal_year BETWEEN $first AND $last
  AND ($entity_id = '' OR figures.entity_id = $entity_id)
  AND ($level = '' OR places.admin_level = $level)
  AND ($function = '' OR places.function_group = $function)
  AND ($region = '' OR SUBSTRING(places.region_code, 1, LENGTH($region)) = $region)
  AND ($contained = '' OR instr(figures.entity_name, $contained) > 0)
  AND ($entity_id <> ''
    OR figures.topic IN ('income_of_year', 'expenditure_of_year', 'basic', 'project', 'three_public', 'functional_class'))
ORDER BY
  figures.entity_id NULLS LAST, figures.fiscal_year NULLS LAST, figures.kind NULLS LAST, figures.topic NULLS LAST,
  figures.fund NULLS LAST, figures.code NULLS LAST, figures.phase NULLS LAST
