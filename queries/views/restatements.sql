-- 上年数追溯 | Restatements
--
-- One row per change from the year before that final accounts state, where that year's own final accounts print the
-- figure too. The stated amount of the year before is this year's amount minus the change; it equals the figure in the
-- year's own report, or the later report has restated it (state fail). A figure is taken from a statement where one
-- prints it, otherwise from the prose; where the words may mean one of several figures, the pair that agrees best is
-- compared.
--
--   entity_id
--   entity_name
--   scope
--   fiscal_year: 财政年度 | the year of the later report
--   compared_year: 对比年度 | the year that it refers back to
--   topic
--   fund
--   code = functional_code
--   project
--   amount: 本年数（元） | yuan, exact
--   amount_quantum: 本年数列示精度（元） | value of the last printed digit, yuan
--   amount_printed: 本年数原文 | the text as printed
--   amount_source: 本年数出处 | the statement, or prose
--   amount_source_index: 本年数来源文件序号 | file of the report, from 0
--   amount_page: 本年数所在页 | page
--   amount_sheet: 本年数工作表序号 | sheet, in spreadsheets
--   amount_paragraph: 本年数段落序号 | paragraph, in word processors' files and web pages
--   amount_line: 本年数所在行 | line
--   increase: 较上年增减（元） | yuan, negative for a decrease
--   increase_quantum: 增减额列示精度（元） | value of the last printed digit, yuan
--   increase_printed: 增减额原文 | the text as printed
--   increase_source_index: 增减额来源文件序号 | file of the report, from 0
--   increase_page: 增减额所在页 | page
--   increase_sheet: 增减额工作表序号 | sheet, in spreadsheets
--   increase_paragraph: 增减额段落序号 | paragraph, in word processors' files and web pages
--   increase_line
--   restated_revision_id: 本年报告修订版 | the revision of the later report
--   restated: 追溯的上年数（元） | amount − increase
--   original: 上年原报数（元） | yuan, as the year's own report prints it
--   original_quantum: 上年原报列示精度（元） | value of the last printed digit, yuan
--   original_printed: 上年原报原文 | the text as printed
--   original_source: 上年原报出处 | the statement, or prose
--   original_revision_id: 上年报告修订版 | the revision of the year's own report
--   original_source_index: 上年原报来源文件序号 | file of the report, from 0
--   original_page: 上年原报所在页 | page
--   original_sheet: 上年原报工作表序号 | sheet, in spreadsheets
--   original_paragraph: 上年原报段落序号 | paragraph, in word processors' files and web pages
--   original_line
--   difference = restated_less_original
--   tolerance: 容许差额（元） | the difference that rounding explains: half of all three quanta
--   state = agreement_state
WITH given AS (
  SELECT
    *,
    COALESCE(fund, '') || ' ' || COALESCE(code, '') || ' ' || COALESCE(project, '') AS particulars
  FROM amounts
  WHERE kind = 'final_accounts' AND (phase = 'actual' OR phase IS NULL)
),
pairs AS (
  SELECT
    change.entity_id, change.entity_name, change.scope, change.fiscal_year, original.fiscal_year AS compared_year,
    change.topic, change.fund, change.code, change.project,
    base.amount, base.quantum AS amount_quantum, base.printed AS amount_printed, base.source AS amount_source,
    base.source_index AS amount_source_index, base.page AS amount_page, base.sheet AS amount_sheet,
    base.paragraph AS amount_paragraph, base.line AS amount_line,
    change.amount AS increase, change.quantum AS increase_quantum, change.printed AS increase_printed,
    change.source_index AS increase_source_index, change.page AS increase_page, change.sheet AS increase_sheet,
    change.paragraph AS increase_paragraph, change.line AS increase_line, change.line_column,
    change.revision_id AS restated_revision_id, CAST(base.amount - change.amount AS DECIMAL(28, 8)) AS restated,
    original.amount AS original, original.quantum AS original_quantum, original.printed AS original_printed, original.source AS original_source,
    original.revision_id AS original_revision_id, original.source_index AS original_source_index, original.page AS original_page,
    original.sheet AS original_sheet, original.paragraph AS original_paragraph, original.line AS original_line,
    CAST(base.amount - change.amount - original.amount AS DECIMAL(28, 8)) AS difference,
    CAST(0.5 * (base.quantum + change.quantum + original.quantum) AS DECIMAL(28, 8)) AS tolerance,
    base.trust + original.trust AS trust, change.particulars
  FROM given AS change
  JOIN given AS base
    -- The revision determines entity and year; both are listed so that filters on them also reach the files.
    ON base.revision_id = change.revision_id AND base.entity_id = change.entity_id
    AND base.fiscal_year = change.fiscal_year AND base.topic = change.topic AND base.particulars = change.particulars
    AND base.metric = 'amount'
  JOIN given AS original
    ON original.entity_id = change.entity_id AND original.scope = change.scope AND original.fiscal_year = change.fiscal_year - 1
    AND original.topic = change.topic AND original.particulars = change.particulars AND original.metric = 'amount'
    AND COALESCE(original.reading, base.reading, '') = COALESCE(base.reading, original.reading, '')
  WHERE change.metric = 'increase'
),
ranked AS (
  SELECT
    *,
    ROW_NUMBER() OVER (
      PARTITION BY entity_id, fiscal_year, restated_revision_id, topic, particulars, increase_source_index, increase_page, increase_sheet,
      increase_paragraph, increase_line, line_column
      ORDER BY trust, ABS(difference), amount_source, original_source, amount_page NULLS LAST, amount_line NULLS LAST,
        original_page NULLS LAST, original_line NULLS LAST
    ) AS choice
  FROM pairs
)
SELECT
  entity_id, entity_name, scope, fiscal_year, compared_year, topic, fund, code, project, amount, amount_quantum,
  amount_printed, amount_source, amount_source_index, amount_page, amount_sheet, amount_paragraph, amount_line,
  increase, increase_quantum, increase_printed, increase_source_index, increase_page, increase_sheet,
  increase_paragraph,
  increase_line, restated_revision_id, restated, original, original_quantum, original_printed, original_source, original_revision_id,
  original_source_index, original_page, original_sheet, original_paragraph, original_line,
  difference, tolerance,
  CASE
    WHEN difference = 0 THEN 'pass'
    WHEN ABS(difference) <= tolerance THEN 'rounding'
    ELSE 'fail'
  END AS state
FROM ranked
WHERE choice = 1
