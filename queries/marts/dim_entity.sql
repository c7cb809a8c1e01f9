-- 部门 | Entities
-- key: entity_id
-- refers: region_code -> dim_region
--
-- One row per publishing body, under its latest name, with the place and task that its name tells. What a name does not tell is null.
--
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed in the latest report
--   region_code: 行政区划代码 | administrative division
--   region_name: 行政区划名称 | its name
--   admin_level: 级别 | nation, province, city, county or township
--   function_group: 职能组 | the group of bodies with the same task
--   first_year: 首个年度 | the earliest fiscal year with a report
--   last_year: 最近年度 | the latest fiscal year with a report
--   report_count: 报告份数 | current reports, of every kind and scope
SELECT
  entities.entity_id, entities.entity_name, places.region_code, places.region_name, places.admin_level,
  places.function_group, entities.first_year, entities.last_year, entities.report_count
FROM entities
LEFT JOIN entity_places AS places ON places.entity_id = entities.entity_id
ORDER BY entities.entity_id
