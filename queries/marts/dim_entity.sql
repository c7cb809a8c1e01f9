-- 部门 | Entities
-- key: entity_id
-- refers: region_code -> dim_region
--
-- One row per department, under its latest name, with the region and function that its name shows. What a name does not
-- show is null.
--
--   entity_id
--   entity_name = latest_entity_name
--   region_code
--   region_name
--   admin_level
--   function_group
--   first_year
--   last_year
--   report_count
SELECT
  entities.entity_id, entities.entity_name, places.region_code, places.region_name, places.admin_level,
  places.function_group, entities.first_year, entities.last_year, entities.report_count
FROM entities
LEFT JOIN entity_places AS places ON places.entity_id = entities.entity_id
ORDER BY entities.entity_id
