-- 部门沿革 | Lineage of entities
--
-- The entities whose reports belong to the line of an entity: its own reports, and those of the entities that were
-- renamed or merged into it, until the year in which that happened. A department of a region that was renamed or made a
-- district or city of the same borders (密云县, 密云区) is the same one; until the year after the decision, either name counts. Where a department was split, none of its reports
-- belongs to another line (see `entity_breaks`).
--
--   entity_id: 部门标识 | the entity whose line it is
--   member_id: 成员标识 | itself or a predecessor
--   member_name: 成员名称 | its name as printed
--   until_year: 截止年度 | the first fiscal year in which it no longer belongs to the line
--   change: 变化 | itself, alias, renamed, region_renamed or merged
--   concluded
SELECT entity_id, member_id, member_name, until_year, change, concluded
FROM resolved_entity_lines
