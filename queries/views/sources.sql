-- 现行来源 | Current sources
-- all: 来源（全部修订版） | Sources, every revision
--
-- One row per file of a current report, the main file first. `printed_…` is what the file itself prints; what it does
-- not print was taken from the other files, from a name or from a manifest, as `reports.identity_source` shows.
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
--   printed_entity: 文件所列部门 | department that the file itself names
--   printed_year: 文件所列年度 | year that the file itself names
--   printed_kind: 文件所列报告种类 | final_accounts or budget, where the file itself states it
--   printed_scope: 文件所列编报范围 | department, own_level or unit, where the file itself states it
--   statements: 文件中的报表 | statements in the file, separated by blanks
--   has_prose: 文件中有无说明 | whether it explains the accounts in sentences
--   picture_pages: 未识别的图像页数 | scanned pages whose text was not recognized
--   recognised_pages
--   replaces: 所取代的修订版 | the revision, of another entity or year, that the file was part of before
SELECT
  file.revision_id, file.entity_id, revisions.entity_name, file.fiscal_year, file.kind, file.scope,
  file.source_index, file.source_uri, file.source_format, file.source_bytes, file.content_hash, file.pages,
  file.sheets, file.printed_entity, file.printed_year, file.printed_kind, file.printed_scope, file.statements,
  file.has_prose, file.picture_pages, file.recognised_pages, file.replaces
FROM raw_sources AS file
JOIN shown_revisions AS revisions
  ON file.revision_id = revisions.revision_id AND file.batch_id = revisions.batch_id
  -- The revision determines entity and year; both are listed so that filters on them also reach the other side.
  AND file.entity_id = revisions.entity_id AND file.fiscal_year = revisions.fiscal_year
