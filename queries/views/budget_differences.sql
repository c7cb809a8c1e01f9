-- 预算与决算所列年初预算 | Budget differences
-- null: no budget report | 没有部门预算; not printed in the budget | 部门预算未列
--
-- One row per initial budget (年初预算) that the prose of final accounts states, compared with the same figure of the
-- budget that the department published for that year and scope: from its statements where they print it, otherwise from
-- its prose. Where the budget prints several figures that the words may mean, the one that agrees best is compared.
--
--   entity_id
--   entity_name
--   scope
--   fiscal_year
--   topic
--   fund
--   code = functional_code
--   project
--   budget: 预算所列年初预算（元） | yuan, as the budget prints it
--   budget_quantum: 预算列示精度（元） | value of the last printed digit, yuan
--   budget_printed: 预算原文 | the text as printed
--   budget_source: 预算出处 | the statement, or prose
--   budget_revision_id: 预算报告修订版 | the revision of the budget
--   budget_source_index: 预算来源文件序号 | file of the report, from 0
--   budget_page: 预算所在页 | page
--   budget_sheet: 预算工作表序号 | sheet, in spreadsheets
--   budget_paragraph: 预算段落序号 | paragraph, in word processors' files and web pages
--   budget_line: 预算所在行 | line
--   claimed: 决算所列年初预算（元） | yuan, as the final accounts state it
--   claimed_quantum: 决算列示精度（元） | value of the last printed digit, yuan
--   claimed_printed: 决算原文 | the text as printed
--   claimed_revision_id: 决算报告修订版 | the revision of the final accounts
--   claimed_source_index: 决算来源文件序号 | file of the report, from 0
--   claimed_page: 决算所在页 | page
--   claimed_sheet: 决算工作表序号 | sheet, in spreadsheets
--   claimed_paragraph: 决算段落序号 | paragraph, in word processors' files and web pages
--   claimed_line: 决算所在行 | line
--   difference = claimed_less_budget
--   tolerance = tolerance_of_both
--   state = comparison_state
--   reason = what_is_missing
WITH given AS (
  SELECT
    *,
    COALESCE(fund, '') || ' ' || COALESCE(code, '') || ' ' || COALESCE(project, '') AS particulars
  FROM amounts
  WHERE metric = 'amount' AND phase = 'initial_budget'
),
pairs AS (
  SELECT
    told.entity_id, told.entity_name, told.scope, told.fiscal_year, told.topic, told.fund, told.code, told.project,
    planned.amount AS budget, planned.quantum AS budget_quantum, planned.printed AS budget_printed,
    planned.source AS budget_source, reports.revision_id AS budget_revision_id,
    planned.source_index AS budget_source_index, planned.page AS budget_page, planned.sheet AS budget_sheet,
    planned.paragraph AS budget_paragraph,
    planned.line AS budget_line,
    told.amount AS claimed, told.quantum AS claimed_quantum, told.printed AS claimed_printed,
    told.revision_id AS claimed_revision_id, told.source_index AS claimed_source_index, told.page AS claimed_page,
    told.sheet AS claimed_sheet, told.paragraph AS claimed_paragraph, told.line AS claimed_line, told.line_column,
    CAST(told.amount - planned.amount AS DECIMAL(28, 8)) AS difference,
    CAST(0.5 * (told.quantum + planned.quantum) AS DECIMAL(28, 8)) AS tolerance,
    planned.trust, told.particulars
  FROM given AS told
  LEFT JOIN reports
    ON reports.entity_id = told.entity_id AND reports.scope = told.scope AND reports.fiscal_year = told.fiscal_year
    AND reports.kind = 'budget'
  LEFT JOIN given AS planned
    -- The revision determines entity and year; both are listed so that filters on them also reach the files.
    ON planned.revision_id = reports.revision_id AND planned.entity_id = told.entity_id
    AND planned.fiscal_year = told.fiscal_year AND planned.topic = told.topic
    AND planned.particulars = told.particulars
  WHERE told.kind = 'final_accounts' AND told.source = 'prose'
),
ranked AS (
  SELECT
    *,
    ROW_NUMBER() OVER (
      PARTITION BY claimed_revision_id, topic, particulars, claimed_source_index, claimed_page, claimed_sheet,
      claimed_paragraph, claimed_line, line_column
      ORDER BY trust NULLS LAST, ABS(difference) NULLS LAST, budget_source, budget_page NULLS LAST, budget_line NULLS LAST
    ) AS choice
  FROM pairs
)
SELECT
  entity_id, entity_name, scope, fiscal_year, topic, fund, code, project, budget, budget_quantum, budget_printed,
  budget_source, budget_revision_id, budget_source_index, budget_page, budget_sheet, budget_paragraph, budget_line,
  claimed, claimed_quantum, claimed_printed,
  claimed_revision_id, claimed_source_index, claimed_page, claimed_sheet, claimed_paragraph, claimed_line,
  difference, tolerance,
  CASE
    WHEN difference IS NULL THEN 'insufficient_data'
    WHEN difference = 0 THEN 'pass'
    WHEN ABS(difference) <= tolerance THEN 'rounding'
    ELSE 'fail'
  END AS state,
  CASE
    WHEN budget_revision_id IS NULL THEN 'no budget report'
    WHEN budget IS NULL THEN 'not printed in the budget'
  END AS reason
FROM ranked
WHERE choice = 1
