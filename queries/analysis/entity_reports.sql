-- 部门的报告 | Reports of an entity
-- command: show
--
-- The current reports of the entity $entity_id, by year.
--
--   fiscal_year
--   kind
--   scope
--   published
--   statement_count
--   fact_count
--   claim_count
--   rejected_page_count
--   rejected_cell_count
--   unread_sentence_count
--   amount_count
--   fact_amount_count
--   claim_amount_count
--   unread_amount_count
--   rejected_amount_count
--   source_uri
--   report_id: 报告标识（内容散列） | hash of the bytes
--   revision_id
SELECT
  fiscal_year, kind, scope, published, statement_count, fact_count, claim_count, rejected_page_count,
  rejected_cell_count, unread_sentence_count, amount_count, fact_amount_count, claim_amount_count,
  unread_amount_count, rejected_amount_count, source_uri, report_id, revision_id
FROM reports
WHERE entity_id = $entity_id
ORDER BY fiscal_year NULLS LAST, kind NULLS LAST, scope NULLS LAST
