-- 部门 | Entities
--
-- One row per publishing body that has a current report, under the name of its latest.
--
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   region_code: 行政区划代码 | administrative division
--   first_year: 首个年度 | the earliest fiscal year with a report
--   last_year: 最近年度 | the latest fiscal year with a report
--   report_count: 报告份数 | current reports, of every kind and scope
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
