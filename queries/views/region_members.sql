-- 地区合计的成员 | Members of the sums of regions
--
-- Which reports a sum over a region consists of, and which it lacks: one row per current report, and one per
-- department that has a report of another year but none of this one. A report that another one contains is not added
-- to it: the accounts of an own level (本级) or of a unit (单位) where the department's (部门汇总) are there, and those under
-- another name of the same department. As in `department_units`, the name of a unit begins with the department's; and
-- where it is not stated that the report is a unit's, the name shows a unit, such as a school, or the department's
-- own task: 组织部 is not a unit of 县委. Years run from the first with a report in the region to the last. A department is not
-- missing in a year in which the department that contains it, or a predecessor, reports, nor after its successor has
-- taken over, nor before it was renamed (`entity_lines`) or made of parts of others (`entity_breaks`).
--
--   region_code
--   region_name
--   fiscal_year
--   kind
--   entity_id
--   entity_name
--   scope: 编报范围 | of the report; null where it is missing
--   admin_level
--   function_group
--   state: 成员状态 | counted, contained (in the report of another) or missing
--   contained_in: 已含于 | the department whose report contains this one
--   revision_id: 修订版标识 | the report; null where it is missing
-- Both are read several times below; an engine that keeps what a WITH names computes them once.
WITH located AS (
  SELECT
    region_code, region_name, fiscal_year, kind, scope, entity_id, entity_name, admin_level, function_group, name_scope,
    revision_id
  FROM region_reports
),
lines AS (
  SELECT member_id, entity_id, change, until_year FROM entity_lines
),
-- The entities that are units of another one.
units AS (
  SELECT DISTINCT part.entity_id, whole.entity_id AS whole_id
  FROM (
    SELECT DISTINCT region_code, entity_id, entity_name, scope, name_scope, function_group FROM located
  ) AS part
  JOIN (
    SELECT DISTINCT region_code, entity_id, entity_name, function_group FROM located WHERE scope = 'department'
  ) AS whole
    ON whole.region_code = part.region_code AND whole.entity_id <> part.entity_id
    AND LENGTH(whole.entity_name) < LENGTH(part.entity_name)
    AND SUBSTRING(part.entity_name, 1, LENGTH(whole.entity_name)) = whole.entity_name
  WHERE part.scope <> 'department' OR part.name_scope <> 'department' OR part.function_group = whole.function_group
),
-- The entities whose reports contain those of others.
wholes AS (
  SELECT entity_id, whole_id, 'unit' AS relation FROM units
  UNION
  SELECT member_id AS entity_id, entity_id AS whole_id, 'name' AS relation
  FROM lines
  WHERE change IN ('alias', 'region_renamed')
),
containing AS (
  SELECT part.revision_id, part.entity_id, part.fiscal_year, part.kind, part.scope, whole.entity_name AS contained_in
  FROM located AS part
  JOIN located AS whole
    ON whole.entity_id = part.entity_id AND whole.fiscal_year = part.fiscal_year AND whole.kind = part.kind
  WHERE whole.scope = 'department' AND part.scope <> 'department'
  UNION ALL
  SELECT part.revision_id, part.entity_id, part.fiscal_year, part.kind, part.scope, whole.entity_name AS contained_in
  FROM (
    SELECT reports.*, wholes.whole_id, wholes.relation
    FROM located AS reports
    JOIN wholes ON wholes.entity_id = reports.entity_id
  ) AS part
  JOIN located AS whole
    ON whole.entity_id = part.whole_id AND whole.fiscal_year = part.fiscal_year AND whole.kind = part.kind
  WHERE (part.relation = 'unit' AND whole.scope = 'department') OR (part.relation = 'name' AND whole.scope = part.scope)
),
contained AS (
  SELECT revision_id, entity_id, fiscal_year, kind, scope, MIN(contained_in) AS contained_in
  FROM containing
  GROUP BY revision_id, entity_id, fiscal_year, kind, scope
),
placed AS (
  SELECT
    reports.*, contained.contained_in,
    CASE WHEN contained.revision_id IS NULL THEN 'counted' ELSE 'contained' END AS state
  FROM located AS reports
  LEFT JOIN contained
    ON contained.revision_id = reports.revision_id AND contained.entity_id = reports.entity_id
    AND contained.fiscal_year = reports.fiscal_year AND contained.kind = reports.kind AND contained.scope = reports.scope
),
-- The years of a region, from the first with a report of the kind to the last.
spans AS (
  SELECT region_code, kind, MIN(fiscal_year) AS first_year, MAX(fiscal_year) AS last_year
  FROM located
  GROUP BY region_code, kind
),
wanted AS (
  SELECT
    members.region_code, members.region_name, members.kind, members.entity_id, members.admin_level,
    members.function_group, fiscal_years.fiscal_year
  FROM (
    SELECT DISTINCT region_code, region_name, kind, entity_id, admin_level, function_group
    FROM placed
    WHERE state = 'counted'
  ) AS members
  JOIN spans ON spans.region_code = members.region_code AND spans.kind = members.kind
  JOIN fiscal_years ON fiscal_years.fiscal_year BETWEEN spans.first_year AND spans.last_year
  LEFT JOIN (
    SELECT member_id AS entity_id, MIN(COALESCE(until_year, 0)) AS until_year
    FROM lines
    WHERE member_id <> entity_id AND entity_id IN (SELECT entity_id FROM located)
    GROUP BY member_id
  ) AS ended ON ended.entity_id = members.entity_id
  LEFT JOIN (
    SELECT entity_id, MAX(from_year) AS from_year
    FROM (
      SELECT entity_id, until_year AS from_year
      FROM lines
      WHERE change IN ('renamed', 'region_renamed') AND member_id IN (SELECT entity_id FROM located)
      UNION ALL
      SELECT parts.entity_id, parts.break_year AS from_year
      FROM entity_breaks AS parts
      JOIN (SELECT entity_id, MIN(fiscal_year) AS first_year FROM located GROUP BY entity_id) AS published
        ON published.entity_id = parts.entity_id
      WHERE parts.change = 'received' AND published.first_year >= parts.break_year
        AND parts.other_id IN (SELECT entity_id FROM located)
    ) AS beginnings
    GROUP BY entity_id
  ) AS begun ON begun.entity_id = members.entity_id
  WHERE fiscal_years.fiscal_year < COALESCE(ended.until_year, 9999)
    AND fiscal_years.fiscal_year >= COALESCE(begun.from_year, 0)
),
-- The years for which a department has a report, under its own name or within another's.
found AS (
  SELECT entity_id, kind, fiscal_year FROM located
  UNION
  SELECT line.entity_id, predecessor.kind, predecessor.fiscal_year
  FROM lines AS line
  JOIN located AS predecessor
    ON predecessor.entity_id = line.member_id AND predecessor.fiscal_year < COALESCE(line.until_year, 9999)
  UNION
  -- A department of a renamed region reports under any of its names.
  SELECT former.member_id, present.kind, present.fiscal_year
  FROM lines AS former
  JOIN lines AS names ON names.entity_id = former.entity_id AND names.change IN ('itself', 'region_renamed')
  JOIN located AS present ON present.entity_id = names.member_id
  WHERE former.change = 'region_renamed'
  UNION
  SELECT units.entity_id, whole.kind, whole.fiscal_year
  FROM units
  JOIN located AS whole ON whole.entity_id = units.whole_id AND whole.scope = 'department'
)
SELECT
  region_code, region_name, fiscal_year, kind, entity_id, entity_name, scope, admin_level, function_group, state,
  contained_in, revision_id
FROM placed
UNION ALL
SELECT
  wanted.region_code, wanted.region_name, wanted.fiscal_year, wanted.kind, wanted.entity_id, named.entity_name,
  CAST(NULL AS STRING) AS scope, wanted.admin_level, wanted.function_group, 'missing' AS state,
  CAST(NULL AS STRING) AS contained_in, CAST(NULL AS STRING) AS revision_id
FROM wanted
JOIN entities AS named ON named.entity_id = wanted.entity_id
LEFT JOIN found
  ON found.entity_id = wanted.entity_id AND found.kind = wanted.kind AND found.fiscal_year = wanted.fiscal_year
WHERE found.entity_id IS NULL
