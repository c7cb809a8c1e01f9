-- 结转衔接 | Carryovers
-- null: no report for the year before | 没有上年报告; neither is printed | 两年均未列; closing carryover is not printed | 上年未列年末结转和结余; opening carryover is not printed | 本年未列年初结转和结余
--
-- One row per opening carryover of final accounts, compared with the closing carryover of the year before: of statement
-- 01 for every report, of 04 (all funds together, and each fund) and 07 where either year prints one. Both are the same
-- sum of money, so they are equal or differ by rounding. A blank is not zero: where a side is not printed, the state is
-- insufficient_data. A cell that a report prints twice is compared twice.
--
--   entity_id
--   entity_name
--   kind: 报告种类 | final_accounts: a budget does not close a year
--   scope
--   fiscal_year: 财政年度 | the year of the opening carryover
--   statement
--   fund
--   closing_amount: 上年年末结转和结余（元） | yuan, exact
--   closing_quantum: 上年年末列示精度（元） | value of the last printed digit, yuan
--   closing_printed: 上年年末原文 | the text as printed
--   closing_revision_id: 上年报告修订版 | the revision that prints it
--   closing_source_index: 上年年末来源文件序号 | file of the report, from 0
--   closing_page: 上年年末所在页 | page
--   closing_sheet: 上年年末工作表序号 | sheet, in spreadsheets
--   closing_paragraph: 上年年末段落序号 | paragraph, in word processors' files and web pages
--   closing_line: 上年年末所在行 | line
--   opening_amount: 年初结转和结余（元） | yuan, exact
--   opening_quantum: 年初列示精度（元） | value of the last printed digit, yuan
--   opening_printed: 年初原文 | the text as printed
--   opening_revision_id: 本年报告修订版 | the revision that prints it
--   opening_source_index: 年初来源文件序号 | file of the report, from 0
--   opening_page: 年初所在页 | page
--   opening_sheet: 年初工作表序号 | sheet, in spreadsheets
--   opening_paragraph: 年初段落序号 | paragraph, in word processors' files and web pages
--   opening_line: 年初所在行 | line
--   difference = opening_less_closing
--   tolerance = tolerance_of_both
--   state = comparison_state
--   reason = what_is_missing
WITH carried AS (
  SELECT
    revision_id, entity_id, fiscal_year, scope, statement, fund,
    CASE WHEN statement = 'government_fund' THEN measure ELSE item END AS carryover,
    amount, quantum, printed, source_index, page, sheet, paragraph, line
  FROM facts
  WHERE kind = 'final_accounts' AND (phase = 'actual' OR phase IS NULL) AND NOT conflict
    AND ((statement IN ('income_expenditure_summary', 'appropriation_summary') AND measure = 'total'
        AND ((side = 'income' AND item = 'opening_carryover') OR (side = 'expenditure' AND item = 'closing_carryover')))
      OR (statement = 'government_fund' AND item = 'total' AND measure IN ('opening_carryover', 'closing_carryover')))
),
places AS (
  SELECT entity_id, scope, fiscal_year, 'income_expenditure_summary' AS statement, CAST(NULL AS STRING) AS fund
  FROM reports
  WHERE kind = 'final_accounts'
  UNION
  SELECT
    entity_id, scope, CASE carryover WHEN 'closing_carryover' THEN fiscal_year + 1 ELSE fiscal_year END AS fiscal_year,
    statement, fund
  FROM carried
),
compared AS (
  SELECT
    this_year.entity_id, this_year.entity_name, this_year.kind, this_year.scope, this_year.fiscal_year,
    places.statement, places.fund,
    closing.amount AS closing_amount, closing.quantum AS closing_quantum, closing.printed AS closing_printed,
    last_year.revision_id AS closing_revision_id, closing.source_index AS closing_source_index,
    closing.page AS closing_page, closing.sheet AS closing_sheet, closing.paragraph AS closing_paragraph,
    closing.line AS closing_line,
    opening.amount AS opening_amount, opening.quantum AS opening_quantum, opening.printed AS opening_printed,
    this_year.revision_id AS opening_revision_id, opening.source_index AS opening_source_index,
    opening.page AS opening_page, opening.sheet AS opening_sheet, opening.paragraph AS opening_paragraph,
    opening.line AS opening_line,
    CAST(opening.amount - closing.amount AS DECIMAL(18, 2)) AS difference,
    CAST(0.5 * (opening.quantum + closing.quantum) AS DECIMAL(20, 5)) AS tolerance
  FROM places
  JOIN reports AS this_year
    ON this_year.entity_id = places.entity_id AND this_year.scope = places.scope
    AND this_year.fiscal_year = places.fiscal_year AND this_year.kind = 'final_accounts'
  LEFT JOIN reports AS last_year
    ON last_year.entity_id = this_year.entity_id AND last_year.scope = this_year.scope
    AND last_year.fiscal_year = this_year.fiscal_year - 1 AND last_year.kind = this_year.kind
  LEFT JOIN carried AS opening
    -- The revision determines entity and year; both are listed so that filters on them also reach the files.
    ON opening.revision_id = this_year.revision_id AND opening.entity_id = this_year.entity_id
    AND opening.fiscal_year = this_year.fiscal_year AND opening.carryover = 'opening_carryover'
    AND opening.statement = places.statement AND COALESCE(opening.fund, '') = COALESCE(places.fund, '')
  LEFT JOIN carried AS closing
    ON closing.revision_id = last_year.revision_id AND closing.entity_id = this_year.entity_id
    AND closing.fiscal_year = this_year.fiscal_year - 1 AND closing.carryover = 'closing_carryover'
    AND closing.statement = places.statement AND COALESCE(closing.fund, '') = COALESCE(places.fund, '')
)
SELECT
  *,
  CASE
    WHEN difference IS NULL THEN 'insufficient_data'
    WHEN difference = 0 THEN 'pass'
    WHEN ABS(difference) <= tolerance THEN 'rounding'
    ELSE 'fail'
  END AS state,
  CASE
    WHEN closing_revision_id IS NULL THEN 'no report for the year before'
    WHEN closing_amount IS NULL AND opening_amount IS NULL THEN 'neither is printed'
    WHEN closing_amount IS NULL THEN 'closing carryover is not printed'
    WHEN opening_amount IS NULL THEN 'opening carryover is not printed'
  END AS reason
FROM compared
