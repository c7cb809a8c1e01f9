-- 来源（全部版本） | Sources, every revision
--
-- One row per file of a committed revision, the chief one first. `printed_…` is what the file itself says.
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   source_index: 来源文件序号 | file of the report, from 0
--   source_uri: 来源文件 | where the file was found; !/ stands between an archive and what is in it
--   source_format: 来源格式 | how the bytes were read
--   source_bytes: 来源字节数 | size of the file
--   content_hash: 内容散列 | hash of the bytes
--   pages: 页数 | count of pages, in paged formats
--   sheets: 工作表名称 | names of the sheets, a slash between them
--   printed_entity: 文件所列部门 | body that the file itself names
--   printed_year: 文件所列年度 | year that the file itself names
--   printed_kind: 文件所列报告种类 | final_accounts or budget, where the file itself says it
--   printed_scope: 文件所列编报范围 | department, own_level or unit, where the file itself says it
--   statements: 文件中的报表 | statements in the file, a blank between them
--   has_prose: 文件中有无说明 | whether it explains the accounts in sentences
--   picture_pages: 未识别的图像页数 | pages that are pictures and whose text was not recognised
--   recognised_pages: 从图像识别的页数 | pages whose text was recognised in pictures
--   replaces: 所取代的版本 | the revision, of another body or year, that the file was part of before
SELECT
  file.revision_id, file.entity_id, revisions.entity_name, file.fiscal_year, file.kind, file.scope,
  file.source_index, file.source_uri, file.source_format, file.source_bytes, file.content_hash, file.pages,
  file.sheets, file.printed_entity, file.printed_year, file.printed_kind, file.printed_scope, file.statements,
  file.has_prose, file.picture_pages, file.recognised_pages, file.replaces
FROM raw_sources AS file
JOIN revisions
  ON file.revision_id = revisions.revision_id AND file.batch_id = revisions.batch_id
  -- The revision decides entity and year; they are named so that filters on them reach the other side.
  AND file.entity_id = revisions.entity_id AND file.fiscal_year = revisions.fiscal_year
