-- 修订版 | Revisions
-- series: entity_id fiscal_year kind scope
-- newest: ingested_at batch_id statement_count fact_count claim_count revision_id
--
-- Internal: every committed revision once, with the batch that contains its rows, and its rank in its series. If two
-- concurrent writers committed the same revision, the first batch counts. The newest revision of (entity, fiscal year,
-- kind, scope) is current; of several committed at once, the most complete. A revision whose file now belongs to a
-- report of another entity, year, kind or scope (a manifest corrected it, or a missing part arrived) is not current.
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
--   batch_id
--   newness
SELECT
  attempts.revision_id, report_id, entity_id, entity_name, region_code, kind, scope, fiscal_year, published,
  source_uri, source_format, source_bytes, pages, source_count, identity_source, identity_evidence,
  statement_count, fact_count,
  rejected_page_count, rejected_cell_count, claim_count, unread_sentence_count,
  amount_count, fact_amount_count, claim_amount_count, unread_amount_count, rejected_amount_count,
  parser_version, rules_version, ingested_at, batch_id,
  CASE WHEN replaced.revision_id IS NULL THEN
    ROW_NUMBER() OVER (
      PARTITION BY
        entity_id, fiscal_year, kind, scope, CASE WHEN replaced.revision_id IS NULL THEN 0 ELSE 1 END
      ORDER BY
        ingested_at DESC, batch_id DESC, statement_count DESC, fact_count DESC, claim_count DESC,
        attempts.revision_id DESC
    )
  END AS newness
FROM (
  SELECT
    *,
    -- The revision determines entity and year; both are listed so that filters on them also reach the files.
    -- A batch's id begins with its time; by one column the engine need not sort.
    ROW_NUMBER() OVER (
      PARTITION BY revision_id, entity_id, fiscal_year, kind, scope ORDER BY batch_id
    ) AS attempt
  FROM raw_reports
) AS attempts
LEFT JOIN (
  SELECT DISTINCT file.replaces AS revision_id
  FROM raw_sources AS file
  JOIN raw_reports AS newer ON newer.revision_id = file.revision_id AND newer.batch_id = file.batch_id
  WHERE file.replaces IS NOT NULL
) AS replaced
  ON replaced.revision_id = attempts.revision_id
WHERE attempt = 1
