-- 关键数字 | Figures
--
-- One row per topic, fund, code and phase of a current report: of all places that print the amount (see `amounts`), the one to
-- count with. A statement goes before the prose, and of several places the first.
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   topic: 事项 | what it is about
--   fund: 资金性质 | general_public, government_fund, state_capital; null is all together
--   code: 科目代码 | functional code
--   phase: 预决算阶段 | initial_budget, adjusted_budget or actual
--   own_phase: 是否本报告阶段 | whether this is what the report is about: actual in final accounts, initial_budget in budgets
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
WITH phased AS (
  SELECT
    revision_id, entity_id, entity_name, fiscal_year, kind, scope, topic, fund, code, amount, source, trust, printed, unit,
    sentence, source_index, page, sheet, paragraph, line, line_column, x0, y0, x1, y1,
    COALESCE(phase, CASE kind WHEN 'budget' THEN 'initial_budget' ELSE 'actual' END) AS phase,
    CASE kind WHEN 'budget' THEN 'initial_budget' ELSE 'actual' END AS report_phase
  FROM amounts
  WHERE metric = 'amount' AND trust <= 2 AND project IS NULL
),
ranked AS (
  SELECT
    *,
    ROW_NUMBER() OVER (
      PARTITION BY revision_id, entity_id, fiscal_year, kind, scope, topic, fund, code, phase
      ORDER BY
        trust, source, source_index, page NULLS LAST, sheet NULLS LAST, paragraph NULLS LAST, line NULLS LAST,
        line_column NULLS LAST, amount
    ) AS choice
  FROM phased
)
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope, topic, fund, code, phase,
  phase = report_phase AS own_phase, CAST(amount AS DECIMAL(18, 2)) AS amount, source, printed, unit,
  sentence, source_index, page, sheet, paragraph, line, line_column, x0, y0, x1, y1
FROM ranked
WHERE choice = 1
