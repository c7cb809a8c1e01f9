-- 报告的来源文件 | Sources of a report
--
-- The files of the revision $revision_id, the chief one first.
--
--   source_index: 来源文件序号 | file of the report, from 0
--   source_uri: 来源文件 | where the file was found
--   source_format: 来源格式 | how the bytes were read
--   content_hash: 内容散列 | hash of the bytes
--   sheets: 工作表名称 | names of the sheets, a slash between them
--   recognised_pages: 从图像识别的页数 | pages whose text was recognised in pictures
SELECT source_index, source_uri, source_format, content_hash, sheets, recognised_pages
FROM sources
WHERE revision_id = $revision_id
ORDER BY source_index NULLS LAST
