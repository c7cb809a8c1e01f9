-- 现行报告 | Current reports
-- all: 报告（全部修订版） | Reports, every revision
--
-- One row per report: the newest revision of each (entity, fiscal year, kind, scope).
--
--   revision_id
--   report_id
--   entity_id
--   entity_name
--   region_code
--   kind
--   scope
--   fiscal_year
--   published
--   source_uri = chief_source_uri
--   source_format = chief_source_format
--   source_bytes
--   pages
--   source_count
--   identity_source
--   identity_evidence
--   statement_count
--   fact_count
--   rejected_page_count
--   rejected_cell_count
--   claim_count
--   unread_sentence_count
--   amount_count
--   fact_amount_count
--   claim_amount_count
--   unread_amount_count
--   rejected_amount_count
--   parser_version
--   rules_version
--   ingested_at
SELECT
  revision_id, report_id, entity_id, entity_name, region_code, kind, scope, fiscal_year, published,
  source_uri, source_format, source_bytes, pages, source_count, identity_source, identity_evidence,
  statement_count, fact_count,
  rejected_page_count, rejected_cell_count, claim_count, unread_sentence_count,
  amount_count, fact_amount_count, claim_amount_count, unread_amount_count, rejected_amount_count,
  parser_version, rules_version, ingested_at
FROM shown_revisions
