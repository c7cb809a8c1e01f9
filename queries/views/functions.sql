-- 部门职能 | Functions
--
-- Groups of departments with the same task; `entity_places` shows the group of each department.
--
--   function_group: 职能组 | the group's name
--   label_zh
--   label_en
--   admin_level: 级次 | township, where the function implies it
--   scope: 编报范围 | unit, where the function implies it
--   source
SELECT function_group, label_zh, label_en, admin_level, scope, source
FROM reference_functions
