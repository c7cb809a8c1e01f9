-- 部门汇总与本级 | Scope differences
--
-- One row per figure that both the department's accounts (部门汇总) and those of its own level (本级) print, for one
-- department and year. A department consists of its own level and its units, so its figure is not smaller; equal
-- figures mean that the units have none. Reports do not state which units belong to a department, so the sum over units
-- is not tested here. Only figures without transfers within the department are compared: the totals of the own level
-- include 上级补助, 对附属单位补助 and 上缴, and those of the department do not.
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
--   department_quantum: 部门汇总列示精度（元） | value of the last printed digit, yuan
--   department_printed
--   department_revision_id
--   department_source_index
--   department_page
--   department_sheet
--   department_paragraph
--   department_line
--   own_level: 本级（元） | yuan, exact
--   own_level_quantum: 本级列示精度（元） | value of the last printed digit, yuan
--   own_level_printed: 本级原文 | the text as printed
--   own_level_revision_id: 本级报告修订版 | the revision that prints it
--   own_level_source_index: 本级来源文件序号 | file of the report, from 0
--   own_level_page: 本级所在页 | page
--   own_level_sheet: 本级工作表序号 | sheet, in spreadsheets
--   own_level_paragraph: 本级段落序号 | paragraph, in word processors' files and web pages
--   own_level_line: 本级所在行 | line
--   difference: 差额（元） | department − own level: the part of the units
--   tolerance: 容许差额（元） | the shortfall that rounding explains: half of both quanta
--   state = agreement_state
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
    whole.fund, whole.code, whole.phase,
    whole.amount AS department, whole.quantum AS department_quantum, whole.printed AS department_printed,
    whole.revision_id AS department_revision_id, whole.source_index AS department_source_index,
    whole.page AS department_page, whole.sheet AS department_sheet, whole.paragraph AS department_paragraph,
    whole.line AS department_line,
    part.amount AS own_level, part.quantum AS own_level_quantum, part.printed AS own_level_printed,
    part.revision_id AS own_level_revision_id, part.source_index AS own_level_source_index,
    part.page AS own_level_page, part.sheet AS own_level_sheet, part.paragraph AS own_level_paragraph,
    part.line AS own_level_line,
    CAST(whole.amount - part.amount AS DECIMAL(28, 8)) AS difference,
    CAST(0.5 * (whole.quantum + part.quantum) AS DECIMAL(28, 8)) AS tolerance
  FROM printed AS whole
  JOIN printed AS part
    ON part.entity_id = whole.entity_id AND part.fiscal_year = whole.fiscal_year AND part.kind = whole.kind
    AND part.source = whole.source AND part.topic = whole.topic AND COALESCE(part.fund, '') = COALESCE(whole.fund, '')
    AND COALESCE(part.code, '') = COALESCE(whole.code, '') AND COALESCE(part.phase, '') = COALESCE(whole.phase, '')
  WHERE whole.scope = 'department' AND part.scope = 'own_level'
)
SELECT
  *,
  CASE
    WHEN difference >= 0 THEN 'pass'
    WHEN -difference <= tolerance THEN 'rounding'
    ELSE 'fail'
  END AS state
FROM compared
