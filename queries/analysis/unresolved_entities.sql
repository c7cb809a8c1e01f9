-- 未能识别的部门 | Unresolved entities
--
-- Bodies whose region or function their name does not tell, or tells of several. A row in entities.csv of your reference folder settles one.
--
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   region_code: 行政区划代码 | administrative division
--   function_group: 职能组 | the group of bodies with the same task
--   problem: 问题 | what a person has to settle
SELECT entity_id, entity_name, region_code, function_group, problem
FROM entity_places
WHERE problem IS NOT NULL
ORDER BY entity_name NULLS LAST, entity_id NULLS LAST
