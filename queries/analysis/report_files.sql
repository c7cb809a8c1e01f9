-- 报告所据文件 | Files of a report
-- command: report
--
-- The files of the reports that `report_papers.sql` finds with the same filters.
--
--   revision_id
--   source_index
--   entity_name
--   fiscal_year
--   kind
--   source_uri = source_uri_in_archive
--   source_format
--   content_hash
--   sheets
SELECT
  sources.revision_id, sources.source_index, sources.entity_name, sources.fiscal_year, sources.kind, sources.source_uri,
  sources.source_format, sources.content_hash, sources.sheets
FROM sources
LEFT JOIN entity_places AS places ON places.entity_id = sources.entity_id
WHERE sources.fiscal_year BETWEEN $first AND $last
  AND ($entity_id = '' OR sources.entity_id = $entity_id)
  AND ($level = '' OR places.admin_level = $level)
  AND ($function = '' OR places.function_group = $function)
  AND ($region = '' OR SUBSTRING(places.region_code, 1, LENGTH($region)) = $region)
  AND ($contained = '' OR instr(sources.entity_name, $contained) > 0)
ORDER BY sources.revision_id NULLS LAST, sources.source_index NULLS LAST
