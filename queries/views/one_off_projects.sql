-- 一次性项目 | One-off projects
--
-- The largest projects that a department evaluates in only one of two successive years. One row per department, kind and scope for each year
-- for which it evaluates projects in that year and in the one before; without such a project, its columns are null.
--
--   entity_id
--   fiscal_year = shown_year
--   kind
--   scope
--   begun_project: 新增项目 | the largest that is evaluated in this year and not in the one before
--   begun_actual: 新增项目支出（元） | what it spent, yuan
--   ended_project: 不再列示的项目 | the largest that is evaluated in the year before and not in this one
--   ended_actual: 不再列示的项目支出（元） | what it spent, yuan
WITH evaluated AS (
  SELECT entity_id, kind, scope, fiscal_year, name, MAX(actual) AS actual
  FROM projects
  WHERE evaluation_kind = 'project'
  GROUP BY entity_id, kind, scope, fiscal_year, name
),
evaluating AS (
  SELECT DISTINCT entity_id, kind, scope, fiscal_year FROM evaluated
),
one_off AS (
  SELECT one.entity_id, one.kind, one.scope, one.fiscal_year + sides.later AS fiscal_year, sides.event, one.name, one.actual
  FROM evaluated AS one
  CROSS JOIN (SELECT 'begins' AS event, 0 AS later UNION ALL SELECT 'ends', 1) AS sides
  LEFT JOIN evaluated AS other
    ON other.entity_id = one.entity_id AND other.kind = one.kind AND other.scope = one.scope AND other.name = one.name
    AND other.fiscal_year = one.fiscal_year + CASE sides.event WHEN 'begins' THEN -1 ELSE 1 END
  WHERE other.name IS NULL
),
ranked AS (
  SELECT
    *,
    ROW_NUMBER() OVER (PARTITION BY entity_id, kind, scope, fiscal_year, event ORDER BY actual DESC NULLS LAST, name) AS place
  FROM one_off
)
SELECT
  now.entity_id, now.fiscal_year, now.kind, now.scope,
  MAX(CASE ranked.event WHEN 'begins' THEN ranked.name END) AS begun_project,
  MAX(CASE ranked.event WHEN 'begins' THEN ranked.actual END) AS begun_actual,
  MAX(CASE ranked.event WHEN 'ends' THEN ranked.name END) AS ended_project,
  MAX(CASE ranked.event WHEN 'ends' THEN ranked.actual END) AS ended_actual
FROM evaluating AS now
JOIN evaluating AS earlier
  ON earlier.entity_id = now.entity_id AND earlier.kind = now.kind AND earlier.scope = now.scope
  AND earlier.fiscal_year = now.fiscal_year - 1
LEFT JOIN ranked
  ON ranked.entity_id = now.entity_id AND ranked.kind = now.kind AND ranked.scope = now.scope
  AND ranked.fiscal_year = now.fiscal_year AND ranked.place = 1
GROUP BY now.entity_id, now.fiscal_year, now.kind, now.scope
