-- 按事项归集的金额 | Amounts by topic
--
-- One row per amount, and per change from the year before, that a current report prints for something that the prose
-- has a word for, under that word: what statement 01 calls 本年收入合计, 02 合计 and the prose 收入合计 is the topic
-- `income_of_year`. Three notes: in statement 04, the figures of all funds together have topics of their own, which
-- begin with `appropriation_`; 收入总计 and 支出总计 are used both for a side's total and for the year's income or expenditure,
-- so each of these also appears under them, with trust 3; 基本持平 contains no number and has no row.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   topic
--   fund
--   code = functional_code
--   project
--   metric: 指标 | amount, or increase: the change from the year before, negative for a decrease
--   phase
--   amount
--   quantum = quantum_in_yuan
--   printed
--   unit = unit_or_prose
--   sentence = sentence_of_prose
--   source = statement_or_prose
--   trust: 可信次序 | 1 a statement, 2 the prose, 3 a statement's figure that the words may mean
--   reading: 读作 | with trust 3, the topic of the figure itself
--   source_index
--   page
--   sheet
--   paragraph
--   line
--   line_column
--   x0
--   y0
--   x1
--   y1
WITH cells AS (
  SELECT
    *,
    CASE
      WHEN code IS NOT NULL THEN 'functional_' || code_level
      WHEN statement = 'appropriation_summary' AND item = 'fiscal_appropriation' THEN 'income_of_year'
      WHEN item <> 'total' THEN item
      WHEN measure <> 'total' THEN measure
      WHEN statement = 'income' THEN 'income_of_year'
      WHEN statement = 'basic_expenditure' THEN 'basic'
      ELSE 'expenditure_of_year'
    END AS row_topic,
    CASE WHEN statement = 'appropriation_summary' AND fund IS NULL THEN 'appropriation_' ELSE '' END AS prefix
  FROM facts
  WHERE measure IS NOT NULL AND NOT conflict
    -- A 合计 of 三公 that includes 会议费 or 培训费 is not the report's total.
    AND NOT (statement = 'three_public' AND item = 'total')
    -- The statements of the template only: what others print would count twice, or mean something else.
    AND statement IN ('income_expenditure_summary', 'income', 'expenditure', 'appropriation_summary',
      'general_public_expenditure', 'basic_expenditure', 'government_fund', 'state_capital', 'three_public')
    AND (item = 'total'
      OR (item IS NOT NULL AND measure = 'total')
      OR (code_domain = 'functional' AND measure = 'total' AND statement <> 'income'))
),
-- Each way of reading a row is a join: if `cells` were named twice, filters would not reach the files.
readings AS (
  SELECT
    cells.*,
    CASE
      WHEN ways.trust = 3 THEN prefix || side || '_total'
      WHEN prefix || row_topic = 'appropriation_grand_total' THEN 'appropriation_total'
      WHEN prefix || row_topic = 'appropriation_expenditure_of_year' THEN 'appropriation_expenditure'
      ELSE prefix || row_topic
    END AS topic,
    ways.trust,
    CASE WHEN ways.trust = 3 THEN row_topic END AS read_as
  FROM cells
  CROSS JOIN (SELECT 1 AS trust UNION ALL SELECT 3 AS trust) AS ways
  WHERE ways.trust = 1
    OR (statement IN ('income_expenditure_summary', 'appropriation_summary') AND fund IS NULL
      AND row_topic IN ('grand_total', 'income_of_year', 'expenditure_of_year'))
),
told AS (
  SELECT
    *,
    CASE
      WHEN section = 'appropriation' AND fund IS NULL AND topic = 'expenditure_of_year' THEN 'appropriation_expenditure'
      WHEN section = 'appropriation' AND fund IS NULL
        AND topic IN ('income_of_year', 'opening_carryover', 'closing_carryover') THEN 'appropriation_' || topic
      ELSE topic
    END AS statement_topic,
    CASE
      WHEN metric = 'amount' OR direction IN ('increase', 'greater') THEN value
      WHEN direction IN ('decrease', 'less') THEN -value
      WHEN direction IN ('unchanged', 'equal') AND sentence NOT LIKE '%基本持平%' THEN value
    END AS signed
  FROM claims
  WHERE value_unit = 'yuan' AND value_year = fiscal_year
    AND (metric = 'amount'
      OR (metric = 'increase' AND compared_year = fiscal_year - 1 AND compared_phase IS NULL))
    AND topic NOT IN ('narrated', 'large_equipment')
    -- A code of another level than the topic's: the statements have no such row.
    AND CASE topic
      WHEN 'functional_class' THEN 3 WHEN 'functional_group' THEN 5 WHEN 'functional_item' THEN 7 ELSE 0
    END = COALESCE(LENGTH(code), 0)
)
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope, topic, fund, code, CAST(NULL AS STRING) AS project,
  'amount' AS metric, phase, CAST(amount AS DECIMAL(28, 8)) AS amount, CAST(quantum AS DECIMAL(28, 8)) AS quantum, printed,
  unit, CAST(NULL AS STRING) AS sentence, statement AS source, trust, read_as AS reading, source_index, page, sheet,
  paragraph, line, line_column, x0, y0, x1, y1
FROM readings
UNION ALL
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope, statement_topic AS topic, fund, code,
  CASE WHEN topic = 'named_project' THEN subject END AS project, metric, phase, signed AS amount, quantum, printed,
  CAST(NULL AS STRING) AS unit, sentence, 'prose' AS source, 2 AS trust, CAST(NULL AS STRING) AS reading, source_index,
  page, sheet, paragraph, line, line_column, x0, y0, x1, y1
FROM told
WHERE signed IS NOT NULL
