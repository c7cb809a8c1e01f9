-- 部门 | Entities
--
-- One row per department with a current report, under the name in its latest report.
--
--   entity_id
--   entity_name
--   region_code
--   first_year
--   last_year
--   report_count
SELECT entity_id, entity_name, region_code, first_year, last_year, report_count
FROM (
  SELECT
    entity_id, entity_name, region_code,
    MIN(fiscal_year) OVER (PARTITION BY entity_id) AS first_year,
    MAX(fiscal_year) OVER (PARTITION BY entity_id) AS last_year,
    COUNT(*) OVER (PARTITION BY entity_id) AS report_count,
    ROW_NUMBER() OVER (PARTITION BY entity_id ORDER BY fiscal_year DESC, ingested_at DESC, revision_id) AS age
  FROM reports
) AS named
WHERE age = 1
