-- 部门沿革断点 | Breaks in the lines of entities
--
-- The years from which a department is not the one that it was: another was merged into it or into one of its
-- predecessors, or a part of its tasks came from another department or went to one. What share of the amounts that is,
-- no report states; so amounts are joined with nothing, and the series has a break. One row per department, year and
-- other department.
--
-- A department of a county, district or prefecture that took in another region, received or lost a part of one, or ended, has such a break in
-- the year of the decision: `other_name` is then the other region, and has no id. Units (schools, hospitals) and townships have none.
--
--   entity_id
--   break_year: 沿革断点年度 | the first fiscal year in which it is another department
--   change: 变动 | merged, received (a part of the other department) or ceded (a part to the other department); of its region region_merged, region_received, region_ceded, or region_ended
--   other_id: 变动所涉部门标识 | the other department; null where it is a region
--   other_name: 变动所涉部门（地区）名称 | its name as printed, or the region's
--   concluded
SELECT entity_id, break_year, change, other_id, other_name, concluded
FROM resolved_entity_breaks
