-- 未能识别的部门 | Unresolved entities
--
-- Departments whose name does not show the region or function, or matches several. A row in the entities.csv of your
-- reference folder settles it.
--
--   entity_id
--   entity_name
--   region_code
--   function_group
--   problem_code
--   problem_args
--   problem
SELECT entity_id, entity_name, region_code, function_group, problem_code, problem_args, problem
FROM entity_places
WHERE problem IS NOT NULL
ORDER BY entity_name NULLS LAST, entity_id NULLS LAST
