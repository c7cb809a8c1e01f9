-- 新增与消失的科目 | Lines that begin or end
--
-- Functional codes for which a department spent money in only one of the years $year and $year − 1, through the crosswalk. There is no
-- rate of change and so no test: the list is not ranked, and a row is a signal to look into, not a finding of fault. Both years must
-- have a report of the same kind and scope that breaks down expenditure to this level. A line whose class or group begins or ends,
-- too, is not listed again.
--
-- The explanations that were tried: explains, does_not_explain or cannot_be_checked.
--
-- param: year | integer | - | 财政年度 | the fiscal year
-- param: kind | text | final_accounts | 报告种类 | final_accounts or budget
--
--   entity_id
--   entity_name
--   scope
--   fiscal_year = shown_year
--   event: 增减情况 | begins or ends
--   series_code
--   dimension_name: 科目名称 | the name of the code as printed
--   previous_value: 上年支出 | of the year before, as printed; null where the line is not printed
--   value: 本年支出 | of the year, as printed; null where the line is not printed
--   explained
--   reorganization
--   code_change: 科目调整 | the code is new, was moved or means something else from this year on, or the department has a line of the same name under another code of the same level that ends or begins
--   same_name_code: 同名科目 | that code
--   one_off_project: 一次性项目 | a project that is evaluated in only one of the years spent at least half of the amount
--   project_name
--   misreading: 未读数字 | cannot_be_checked if the report of the year without the line has numbers that could not be read
--   scope_change: 范围变化 | does_not_explain if the line begins or ends in the accounts of the own level (本级), too, or these are the accounts; otherwise that of `scope_changes`: explains if the department's accounts are those of its own level in one of the years only
--   revision_id
--   previous_revision_id = earlier_revision
WITH lines AS (
  SELECT
    revision_id, entity_id, entity_name, fiscal_year, scope, series_code, row_label, amount, meaning_since,
    LENGTH(series_code) AS digits
  FROM spending_series
  WHERE kind = $kind AND code_domain = 'functional' AND measure = 'total' AND fiscal_year BETWEEN $year - 1 AND $year
),
-- The levels that each report breaks down to.
levels AS (
  SELECT DISTINCT revision_id, entity_id, entity_name, fiscal_year, scope, digits FROM lines
),
compared AS (
  SELECT
    now.entity_id, now.entity_name, now.scope, now.digits, now.revision_id, earlier.revision_id AS previous_revision_id,
    codes.series_code
  FROM levels AS now
  JOIN levels AS earlier
    ON earlier.entity_id = now.entity_id AND earlier.scope = now.scope AND earlier.digits = now.digits
    AND earlier.fiscal_year = $year - 1
  JOIN (SELECT DISTINCT entity_id, scope, series_code FROM lines) AS codes
    ON codes.entity_id = now.entity_id AND codes.scope = now.scope AND LENGTH(codes.series_code) = now.digits
  WHERE now.fiscal_year = $year
),
changed AS (
  SELECT
    compared.*, present.amount AS value, former.amount AS previous_value,
    COALESCE(present.row_label, former.row_label) AS dimension_name,
    CASE WHEN COALESCE(former.amount, 0) = 0 THEN 'begins' ELSE 'ends' END AS event,
    COALESCE(present.meaning_since, 0) = $year AS is_redefined
  FROM compared
  LEFT JOIN lines AS present
    ON present.revision_id = compared.revision_id AND present.entity_id = compared.entity_id
    AND present.fiscal_year = $year AND present.scope = compared.scope AND present.series_code = compared.series_code
  LEFT JOIN lines AS former
    ON former.revision_id = compared.previous_revision_id AND former.entity_id = compared.entity_id
    AND former.fiscal_year = $year - 1 AND former.scope = compared.scope AND former.series_code = compared.series_code
  WHERE (COALESCE(present.amount, 0) = 0) <> (COALESCE(former.amount, 0) = 0)
),
topmost AS (
  SELECT changed.*
  FROM changed
  LEFT JOIN changed AS whole
    ON whole.entity_id = changed.entity_id AND whole.scope = changed.scope AND whole.event = changed.event
    AND whole.digits < changed.digits AND whole.series_code = SUBSTRING(changed.series_code, 1, whole.digits)
  WHERE whole.series_code IS NULL
),
moved AS (
  SELECT DISTINCT series_code
  FROM code_crosswalk
  WHERE code_domain = 'functional' AND (break_year = $year OR first_year = $year OR last_year = $year - 1)
),
namesakes AS (
  SELECT one.entity_id, one.scope, one.series_code, MIN(other.series_code) AS same_name_code
  FROM changed AS one
  JOIN changed AS other
    ON other.entity_id = one.entity_id AND other.scope = one.scope AND other.digits = one.digits
    AND other.event <> one.event AND other.dimension_name = one.dimension_name
  GROUP BY one.entity_id, one.scope, one.series_code
),
-- The largest project of only the year with the line.
one_off AS (
  SELECT
    projects.entity_id, projects.scope, sides.event,
    CASE sides.event WHEN 'begins' THEN begun_project ELSE ended_project END AS name,
    CASE sides.event WHEN 'begins' THEN begun_actual ELSE ended_actual END AS actual
  FROM one_off_projects AS projects
  CROSS JOIN (SELECT 'begins' AS event UNION ALL SELECT 'ends') AS sides
  WHERE projects.kind = $kind AND projects.fiscal_year = $year
),
tried AS (
  SELECT
    topmost.*, namesakes.same_name_code,
    CASE WHEN 2 * one_off.actual >= COALESCE(NULLIF(topmost.value, 0), topmost.previous_value) THEN one_off.name END
      AS project_name,
    CASE WHEN reorganized.entity_id IS NOT NULL THEN 'explains' ELSE 'does_not_explain' END AS reorganization,
    CASE
      WHEN moved.series_code IS NOT NULL OR topmost.is_redefined OR namesakes.same_name_code IS NOT NULL THEN 'explains'
      ELSE 'does_not_explain'
    END AS code_change,
    CASE
      WHEN 2 * one_off.actual >= COALESCE(NULLIF(topmost.value, 0), topmost.previous_value) THEN 'explains'
      WHEN one_off.entity_id IS NOT NULL THEN 'does_not_explain'
      ELSE 'cannot_be_checked'
    END AS one_off_project,
    CASE WHEN silent.rejected_amount_count > 0 THEN 'cannot_be_checked' ELSE 'does_not_explain' END AS misreading,
    CASE
      WHEN topmost.scope = 'own_level' OR own.series_code IS NOT NULL THEN 'does_not_explain'
      ELSE COALESCE(scopes.scope_change, 'cannot_be_checked')
    END AS scope_change
  FROM topmost
  LEFT JOIN reorganizations AS reorganized ON reorganized.entity_id = topmost.entity_id AND reorganized.fiscal_year = $year
  LEFT JOIN moved ON moved.series_code = topmost.series_code
  LEFT JOIN namesakes
    ON namesakes.entity_id = topmost.entity_id AND namesakes.scope = topmost.scope AND namesakes.series_code = topmost.series_code
  LEFT JOIN one_off
    ON one_off.entity_id = topmost.entity_id AND one_off.scope = topmost.scope AND one_off.event = topmost.event
  LEFT JOIN scope_changes AS scopes
    ON scopes.revision_id = topmost.revision_id AND scopes.entity_id = topmost.entity_id AND scopes.fiscal_year = $year
    AND scopes.kind = $kind AND topmost.scope = 'department'
  LEFT JOIN changed AS own
    ON own.entity_id = topmost.entity_id AND own.scope = 'own_level' AND own.series_code = topmost.series_code
    AND own.event = topmost.event
  LEFT JOIN reports AS silent
    ON silent.revision_id = CASE topmost.event WHEN 'begins' THEN topmost.previous_revision_id ELSE topmost.revision_id END
    AND silent.entity_id = topmost.entity_id AND silent.scope = topmost.scope
)
SELECT
  entity_id, entity_name, scope, CAST($year AS INT) AS fiscal_year, event, series_code, dimension_name, previous_value, value,
  'explains' IN (reorganization, code_change, one_off_project, scope_change) AS explained, reorganization, code_change, same_name_code,
  one_off_project, project_name, misreading, scope_change, revision_id, previous_revision_id
FROM tried
ORDER BY entity_name NULLS LAST, entity_id NULLS LAST, scope NULLS LAST, series_code NULLS LAST, event
