-- 报告的来源文件 | Sources of a report
-- command: show
--
-- The files of the revision $revision_id, the main file first.
--
--   source_index
--   source_uri
--   source_format
--   content_hash
--   sheets
--   recognised_pages
SELECT source_index, source_uri, source_format, content_hash, sheets, recognised_pages
FROM sources
WHERE revision_id = $revision_id
ORDER BY source_index NULLS LAST
