-- 编报范围变化 | Changes of scope
--
-- Whether the accounts of a department (部门汇总) are those of its own level (本级) alone in one of two successive years and not in the other,
-- by their total expenditure. One row per report of a department for which there is one of the year before, and one of the own level for
-- either year.
--
-- They are those of the own level alone in a year in which both reports have the same total. Where the own level has a report of only one
-- of the years, it is compared with the department in the other: if the totals are the same to a tenth, and those of its own year are not,
-- the department's report of the other year is taken to be that of the own level. How many units a report includes, reports do
-- not print in a form that is read.
--
--   entity_id
--   fiscal_year = shown_year
--   kind
--   revision_id
--   previous_revision_id = earlier_revision
--   department: 部门汇总支出（元） | total expenditure of the department, yuan
--   previous_department: 上年部门汇总支出（元） | of the year before
--   own_level: 本级支出（元） | total expenditure of the own level, yuan
--   previous_own_level: 上年本级支出（元） | of the year before
--   scope_change: 范围变化 | explains if the accounts are those of the own level in one of the years only, does_not_explain if in both; otherwise null
WITH totals AS (
  SELECT revision_id, entity_id, fiscal_year, kind, scope, expenditure_of_year AS total
  FROM report_totals
  WHERE scope IN ('department', 'own_level')
),
paired AS (
  SELECT
    now.entity_id, now.fiscal_year, now.kind, now.revision_id, earlier.revision_id AS previous_revision_id,
    now.total AS department, earlier.total AS previous_department, own.total AS own_level,
    own_earlier.total AS previous_own_level
  FROM totals AS now
  JOIN totals AS earlier
    ON earlier.entity_id = now.entity_id AND earlier.kind = now.kind AND earlier.fiscal_year = now.fiscal_year - 1
    AND earlier.scope = 'department'
  LEFT JOIN totals AS own
    ON own.entity_id = now.entity_id AND own.kind = now.kind AND own.fiscal_year = now.fiscal_year AND own.scope = 'own_level'
  LEFT JOIN totals AS own_earlier
    ON own_earlier.entity_id = now.entity_id AND own_earlier.kind = now.kind
    AND own_earlier.fiscal_year = now.fiscal_year - 1 AND own_earlier.scope = 'own_level'
  WHERE now.scope = 'department' AND (own.total IS NOT NULL OR own_earlier.total IS NOT NULL)
)
SELECT
  entity_id, fiscal_year, kind, revision_id, previous_revision_id, department, previous_department, own_level,
  previous_own_level,
  CASE
    WHEN own_level = department AND previous_own_level = previous_department THEN 'does_not_explain'
    WHEN own_level = department AND previous_own_level <> previous_department THEN 'explains'
    WHEN own_level <> department AND previous_own_level = previous_department THEN 'explains'
    WHEN previous_own_level IS NULL AND own_level <> department AND 10 * ABS(previous_department - own_level) <= own_level
      THEN 'explains'
    WHEN own_level IS NULL AND previous_own_level <> previous_department
      AND 10 * ABS(department - previous_own_level) <= previous_own_level THEN 'explains'
  END AS scope_change
FROM paired
