-- 部门沿革断点 | Breaks in the lines of entities
--
-- The years from which a department is not the one that it was: another was merged into it or into one of its
-- predecessors, or a part of its tasks came from another department or went to one. What share of the amounts that is,
-- no report states; so amounts are joined with nothing, and the series has a break. One row per department, year and
-- other department.
--
--   entity_id
--   break_year: 沿革断点年度 | the first fiscal year in which it is another department
--   change: 机构变动 | merged, received (a part of the other department) or ceded (a part to the other department)
--   other_id: 变动所涉部门标识 | the other department
--   other_name: 变动所涉部门名称 | its name as printed
--   concluded
SELECT entity_id, break_year, change, other_id, other_name, concluded
FROM resolved_entity_breaks
