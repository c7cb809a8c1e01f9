-- 不计入的重复报告 | Shadowed reports
--
-- Different reports of one department, year, kind and scope, from different files: only the one that was ingested last
-- counts (of several ingested at once, the most complete), and no view but those that end in `_all` shows the others.
-- One row per file that does not count. The same file, ingested again after a change, is not listed.
-- `revision_differences` shows which cells differ.
--
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   counted_source_uri: 计入的文件 | main file of the report that counts
--   counted_fact_count: 计入的数据条数 | its count of facts
--   shadowed_source_uri: 不计入的文件 | main file of the report that does not count
--   shadowed_fact_count: 不计入的数据条数 | its count of facts
--   counted_revision_id: 计入的修订版 | the revision that counts
--   shadowed_revision_id: 不计入的修订版 | the revision that does not count
--   counted_at: 计入者的入库时间 | time of the commit, UTC
SELECT
  counted.entity_id, counted.entity_name, counted.fiscal_year, counted.kind, counted.scope,
  counted.source_uri AS counted_source_uri, counted.fact_count AS counted_fact_count,
  shadowed.source_uri AS shadowed_source_uri, shadowed.fact_count AS shadowed_fact_count,
  counted.revision_id AS counted_revision_id, shadowed.revision_id AS shadowed_revision_id,
  counted.ingested_at AS counted_at
FROM revisions AS counted
JOIN (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY entity_id, fiscal_year, kind, scope, source_uri ORDER BY newness) AS edition
  FROM revisions
  WHERE newness > 1
) AS shadowed
  ON shadowed.entity_id = counted.entity_id AND shadowed.fiscal_year = counted.fiscal_year
  AND shadowed.kind = counted.kind AND shadowed.scope = counted.scope
WHERE counted.newness = 1 AND shadowed.edition = 1
  AND shadowed.report_id <> counted.report_id AND shadowed.source_uri <> counted.source_uri
ORDER BY
  counted.entity_name NULLS LAST, counted.entity_id NULLS LAST, counted.fiscal_year NULLS LAST, counted.kind NULLS LAST,
  counted.scope NULLS LAST, shadowed.source_uri NULLS LAST
