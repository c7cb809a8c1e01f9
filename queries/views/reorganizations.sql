-- 机构变动年度 | Years of reorganizations
--
-- The years in which a department is not the one that it was the year before: another was renamed or merged into it, a part moved between
-- it and another, or its region took in, received or lost a part (`entity_lines`, `entity_breaks`). One row per department and year.
--
--   entity_id
--   fiscal_year = shown_year
SELECT entity_id, until_year AS fiscal_year
FROM entity_lines
WHERE member_id <> entity_id AND change IN ('renamed', 'merged') AND until_year IS NOT NULL
UNION
SELECT entity_id, break_year FROM entity_breaks
