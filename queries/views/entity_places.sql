-- 部门的地区与职能 | Places of entities
--
-- Region and function of a department as its name shows them, one row per entity, by the lists in `datasets/reference`.
-- What a name does not show is null, and `problem` states why; a row in the user's `entities.csv` settles it.
--
--   entity_id
--   entity_name
--   region_code
--   region_name
--   region_how: 识别方式 | name, short, typo, above (only a division above it is known) or listed
--   admin_level
--   function_group
--   name_scope = scope_by_name
--   problem_code
--   problem_args
--   problem
SELECT
  entity_id, entity_name, region_code, region_name, region_how, admin_level, function_group, name_scope,
  problem_code, problem_args, problem
FROM resolved_entity_places
