-- 报告所据文件 | Files of a report
--
-- The files of the papers that `report_papers.sql` finds with the same filters.
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   source_index: 来源文件序号 | file of the report, from 0
--   entity_name: 部门名称 | name as printed
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   source_uri: 来源文件 | where the file was found; !/ stands between an archive and what is in it
--   source_format: 来源格式 | how the bytes were read
--   content_hash: 内容散列 | hash of the bytes
--   sheets: 工作表名称 | names of the sheets, a slash between them
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
