-- 地区的报告 | Reports of regions
--
-- One row per current report of a department whose region its name shows (`entity_places`), with its level and function.
--
--   region_code
--   region_name
--   fiscal_year
--   kind
--   scope
--   entity_id
--   entity_name
--   admin_level
--   function_group
--   name_scope = scope_by_name
--   revision_id
SELECT
  places.region_code, places.region_name, reports.fiscal_year, reports.kind, reports.scope, reports.entity_id,
  reports.entity_name, places.admin_level, places.function_group, places.name_scope, reports.revision_id
FROM reports
JOIN entity_places AS places ON places.entity_id = reports.entity_id
WHERE places.region_code IS NOT NULL
