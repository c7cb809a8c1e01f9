-- 线索的偏离 | Distances of leads
-- command: leads
--
-- How far the leads of $year and those of the years before are, the farthest first: what p and q are counted from.
--
--   fiscal_year = shown_year
--   distance: 偏离程度 | |robust z|
SELECT fiscal_year, distance
FROM unusual_changes
WHERE kind = $kind AND fiscal_year <= $year AND belongs_to IS NULL
ORDER BY fiscal_year DESC, distance DESC
