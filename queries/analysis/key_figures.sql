-- 主要数据 | Key figures
-- null: no statement | 没有这张表; not printed | 表中未列
--
-- The totals that every report should print, year by year, each with its place. One row per year and figure, also where
-- the figure is missing: then with the reason. Final accounts of the entity $entity_id and the scope $scope.
--
--   fiscal_year: 财政年度 | the year
--   position: 序号 | the order of the figures
--   figure: 项目 | which figure
--   amount: 金额（元） | yuan, exact
--   statement: 报表 | the statement that prints it
--   source_uri: 来源文件 | where the file was found
--   page: 页 | page
--   sheet: 工作表序号 | sheet, in spreadsheets
--   line: 行 | line
--   reason: 无值原因 | why amount is null
WITH figures AS (
  SELECT 1 AS position, 'income_of_year' AS figure, 'income_expenditure_summary' AS statement, 'income' AS side, 'income_of_year' AS item, 'total' AS measure
  UNION ALL SELECT 2 AS position, 'opening_carryover' AS figure, 'income_expenditure_summary' AS statement, 'income' AS side, 'opening_carryover' AS item, 'total' AS measure
  UNION ALL SELECT 3 AS position, 'expenditure_of_year' AS figure, 'income_expenditure_summary' AS statement, 'expenditure' AS side, 'expenditure_of_year' AS item, 'total' AS measure
  UNION ALL SELECT 4 AS position, 'closing_carryover' AS figure, 'income_expenditure_summary' AS statement, 'expenditure' AS side, 'closing_carryover' AS item, 'total' AS measure
  UNION ALL SELECT 5 AS position, 'grand_total' AS figure, 'income_expenditure_summary' AS statement, 'expenditure' AS side, 'grand_total' AS item, 'total' AS measure
  UNION ALL SELECT 6 AS position, 'basic' AS figure, 'expenditure' AS statement, NULL AS side, 'total' AS item, 'basic' AS measure
  UNION ALL SELECT 7 AS position, 'project' AS figure, 'expenditure' AS statement, NULL AS side, 'total' AS item, 'project' AS measure
  UNION ALL SELECT 8 AS position, 'personnel' AS figure, 'basic_expenditure' AS statement, NULL AS side, 'personnel' AS item, 'total' AS measure
  UNION ALL SELECT 9 AS position, 'public' AS figure, 'basic_expenditure' AS statement, NULL AS side, 'public' AS item, 'total' AS measure
  UNION ALL SELECT 10 AS position, 'three_public' AS figure, 'three_public' AS statement, NULL AS side, 'three_public' AS item, 'total' AS measure
),
expected AS (
  SELECT reports.revision_id, reports.fiscal_year, reports.source_uri, figures.*
  FROM reports
  CROSS JOIN figures
  WHERE reports.entity_id = $entity_id AND reports.kind = 'final_accounts' AND reports.scope = $scope
    AND reports.fiscal_year BETWEEN $first AND $last
)
SELECT
  expected.fiscal_year, expected.position, expected.figure, facts.amount, expected.statement,
  COALESCE(sources.source_uri, expected.source_uri) AS source_uri, facts.page, facts.sheet, facts.line,
  CASE
    WHEN stated.revision_id IS NULL THEN 'no statement'
    WHEN facts.amount IS NULL THEN 'not printed'
  END AS reason
FROM expected
LEFT JOIN (SELECT DISTINCT revision_id, statement FROM statements WHERE entity_id = $entity_id) AS stated
  ON stated.revision_id = expected.revision_id AND stated.statement = expected.statement
LEFT JOIN facts
  ON facts.revision_id = expected.revision_id AND facts.entity_id = $entity_id
  AND facts.fiscal_year BETWEEN $first AND $last
  AND facts.statement = expected.statement AND facts.item = expected.item AND facts.measure = expected.measure
  AND COALESCE(facts.side, '') = COALESCE(expected.side, '')
  AND (facts.phase = 'actual' OR facts.phase IS NULL)
LEFT JOIN sources
  ON sources.revision_id = facts.revision_id AND sources.entity_id = $entity_id
  AND sources.source_index = facts.source_index
ORDER BY expected.fiscal_year NULLS LAST, expected.position NULLS LAST, facts.page NULLS LAST, facts.line NULLS LAST
