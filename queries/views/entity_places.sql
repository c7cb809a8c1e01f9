-- 部门的地区与职能 | Places of entities
--
-- What the name of a publishing body says of it, one row per body, by the lists in `datasets/reference`. What a name does not
-- say is null, and `problem` tells why; a row in the user's `entities.csv` settles it.
--
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   region_code: 行政区划代码 | administrative division
--   region_name: 行政区划名称 | its name
--   region_how: 识别方式 | name, short, typo, above (only a division above it is known) or listed
--   admin_level: 级别 | nation, province, city, county or township
--   function_group: 职能组 | the group of bodies with the same task
--   name_scope: 名称所示范围 | department, own_level or unit, as the name lets expect
--   problem: 问题 | what a person has to settle
SELECT
  entity_id, entity_name, region_code, region_name, region_how, admin_level, function_group, name_scope, problem
FROM resolved_entity_places
