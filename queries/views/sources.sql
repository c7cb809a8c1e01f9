-- 现行来源 | Current sources
-- all: 来源（全部版本） | Sources, every revision
--
-- One row per file of a current report, the chief one first. `printed_…` is what the file itself says; what it leaves
-- unsaid was taken from the others, from a name or from a manifest: `reports.identity_source` tells.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   source_index
--   source_uri = source_uri_in_archive
--   source_format
--   source_bytes: 来源字节数 | size of the file
--   content_hash
--   pages
--   sheets
--   printed_entity: 文件所列部门 | body that the file itself names
--   printed_year: 文件所列年度 | year that the file itself names
--   printed_kind: 文件所列报告种类 | final_accounts or budget, where the file itself says it
--   printed_scope: 文件所列编报范围 | department, own_level or unit, where the file itself says it
--   statements: 文件中的报表 | statements in the file, a blank between them
--   has_prose: 文件中有无说明 | whether it explains the accounts in sentences
--   picture_pages: 未识别的图像页数 | pages that are pictures and whose text was not recognised
--   recognised_pages
--   replaces: 所取代的版本 | the revision, of another body or year, that the file was part of before
SELECT
  file.revision_id, file.entity_id, revisions.entity_name, file.fiscal_year, file.kind, file.scope,
  file.source_index, file.source_uri, file.source_format, file.source_bytes, file.content_hash, file.pages,
  file.sheets, file.printed_entity, file.printed_year, file.printed_kind, file.printed_scope, file.statements,
  file.has_prose, file.picture_pages, file.recognised_pages, file.replaces
FROM raw_sources AS file
JOIN shown_revisions AS revisions
  ON file.revision_id = revisions.revision_id AND file.batch_id = revisions.batch_id
  -- The revision decides entity and year; they are named so that filters on them reach the other side.
  AND file.entity_id = revisions.entity_id AND file.fiscal_year = revisions.fiscal_year
