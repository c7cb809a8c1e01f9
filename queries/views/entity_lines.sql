-- 部门沿革 | Lines of entities
--
-- Whose reports belong to the line of a body: its own, and those of the bodies that were renamed or merged into it, until the
-- year in which they were.
--
--   entity_id: 部门标识 | the body whose line it is
--   member_id: 成员标识 | itself or a predecessor
--   member_name: 成员名称 | its name as printed
--   until_year: 截止年度 | the first fiscal year in which it does not belong any more
--   change: 变化 | itself, alias, renamed or merged
--   concluded: 推断 | whether the endings of the names let conclude it; else it is listed
SELECT entity_id, member_id, member_name, until_year, change, concluded
FROM resolved_entity_lines
