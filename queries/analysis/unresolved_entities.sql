-- 未能识别的部门 | Unresolved entities
--
-- Bodies whose region or function their name does not tell, or tells of several. A row in entities.csv of your reference folder settles one.
--
--   entity_id
--   entity_name
--   region_code
--   function_group
--   problem
SELECT entity_id, entity_name, region_code, function_group, problem
FROM entity_places
WHERE problem IS NOT NULL
ORDER BY entity_name NULLS LAST, entity_id NULLS LAST
