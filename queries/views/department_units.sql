-- 部门与其单位 | Departments and their units
--
-- One row per figure of a department's accounts (部门汇总) for which its own level (本级) or a unit (单位) has accounts too:
-- the figure compared with the sum over them. A unit is an entity whose name begins with the department's name. The
-- warehouse may not contain the reports of all units, so a sum that is too small proves nothing (`insufficient_data`),
-- and one that is too large fails. Only figures without transfers within the department are compared, as in
-- `scope_differences`.
--
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   statement
--   topic
--   fund
--   code = functional_code
--   phase
--   department
--   department_printed
--   department_revision_id
--   department_source_index
--   department_page
--   department_sheet
--   department_paragraph
--   department_line
--   parts: 本级与单位之和（元） | yuan, exact
--   part_count: 本级与单位数 | own level and units that print it
--   difference: 差额（元） | department − parts
--   tolerance: 容许差额（元） | the difference that rounding explains: half of all quanta
--   state = comparison_state
--   reason: 无值原因 | why the two cannot be compared
WITH printed AS (
  SELECT *
  FROM amounts
  WHERE trust = 1 AND project IS NULL
    AND (topic IN (
        'basic', 'project', 'personnel', 'public', 'three_public', 'overseas', 'vehicle', 'vehicle_purchase',
        'vehicle_operation', 'reception', 'fiscal_appropriation', 'appropriation_income_of_year',
        'appropriation_expenditure'
      )
      OR (fund IS NOT NULL
        AND topic IN ('income_of_year', 'expenditure_of_year', 'functional_class', 'functional_group', 'functional_item')))
),
compared AS (
  SELECT
    whole.entity_id, whole.entity_name, whole.fiscal_year, whole.kind, whole.source AS statement, whole.topic,
    whole.fund, whole.code, whole.phase, whole.amount AS department, whole.printed AS department_printed,
    whole.revision_id AS department_revision_id, whole.source_index AS department_source_index,
    whole.page AS department_page, whole.sheet AS department_sheet, whole.paragraph AS department_paragraph,
    whole.line AS department_line,
    CAST(SUM(part.amount) AS DECIMAL(28, 8)) AS parts,
    COUNT(*) AS part_count,
    CAST(whole.amount - SUM(part.amount) AS DECIMAL(28, 8)) AS difference,
    CAST(0.5 * (whole.quantum + SUM(part.quantum)) AS DECIMAL(28, 8)) AS tolerance
  FROM printed AS whole
  JOIN printed AS part
    ON part.fiscal_year = whole.fiscal_year AND part.kind = whole.kind
    AND (part.entity_id = whole.entity_id
      OR SUBSTRING(part.entity_name, 1, LENGTH(whole.entity_name)) = whole.entity_name)
    AND part.source = whole.source AND part.topic = whole.topic AND COALESCE(part.fund, '') = COALESCE(whole.fund, '')
    AND COALESCE(part.code, '') = COALESCE(whole.code, '') AND COALESCE(part.phase, '') = COALESCE(whole.phase, '')
  WHERE whole.scope = 'department' AND part.scope IN ('own_level', 'unit')
  GROUP BY
    whole.entity_id, whole.entity_name, whole.fiscal_year, whole.kind, whole.source, whole.topic, whole.fund,
    whole.code, whole.phase, whole.amount, whole.quantum, whole.printed, whole.revision_id, whole.source_index,
    whole.page, whole.sheet, whole.paragraph, whole.line
)
SELECT
  *,
  CASE
    WHEN difference = 0 THEN 'pass'
    WHEN difference <= tolerance AND -difference <= tolerance THEN 'rounding'
    WHEN difference < 0 THEN 'fail'
    ELSE 'insufficient_data'
  END AS state,
  CASE WHEN difference > tolerance THEN 'the papers at hand may not be all its units' END AS reason
FROM compared
