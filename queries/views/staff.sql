-- 人员数 | Staff
--
-- Headcounts, from the user's reference folder and from what the current reports print, in prose and tables. Where a department
-- has several for one year, `rank` shows which one to divide by. Where a report prints two different numbers of the same
-- basis and year (those of its units, as a rule), neither is here; `claims` has both.
--
--   entity_id
--   entity_name
--   scope
--   year: 年份 | the fiscal year
--   basis: 口径 | annual_average, year_end_actual, actual or establishment
--   rank: 次序 | 1 is the best basis
--   persons: 人数 | persons
--   source
--   revision_id
--   page
--   line
SELECT
  CAST(NULL AS STRING) AS entity_id, entity_name, CAST(NULL AS STRING) AS scope, year, basis,
  CASE basis
    WHEN 'annual_average' THEN 1 WHEN 'year_end_actual' THEN 2 WHEN 'actual' THEN 3 WHEN 'establishment' THEN 4 ELSE 5
  END AS rank,
  CAST(persons AS DECIMAL(18, 2)) AS persons, source, CAST(NULL AS STRING) AS revision_id, CAST(NULL AS INTEGER) AS page,
  CAST(NULL AS INTEGER) AS line
FROM reference_staff
UNION ALL
SELECT
  entity_id, entity_name, scope, year,
  CASE rank WHEN 1 THEN 'annual_average' WHEN 2 THEN 'year_end_actual' WHEN 3 THEN 'actual' ELSE 'establishment' END AS basis,
  rank, CAST(value AS DECIMAL(18, 2)) AS persons, source, revision_id, page, line
FROM (
  SELECT
    claims.entity_id, claims.entity_name, claims.scope, claims.value_year AS year, counted.rank, claims.value,
    claims.kind || ' ' || CAST(claims.fiscal_year AS STRING) AS source, claims.revision_id, claims.page, claims.line,
    MIN(claims.value) OVER (PARTITION BY claims.revision_id, claims.entity_id, claims.value_year, claims.topic) AS least,
    MAX(claims.value) OVER (PARTITION BY claims.revision_id, claims.entity_id, claims.value_year, claims.topic) AS most,
    ROW_NUMBER() OVER (
      PARTITION BY claims.revision_id, claims.entity_id, claims.value_year, claims.topic
      ORDER BY
        claims.source_index, claims.page NULLS LAST, claims.sheet NULLS LAST, claims.paragraph NULLS LAST,
        claims.line NULLS LAST, claims.line_column NULLS LAST, claims.table_index NULLS LAST,
        claims.row_index NULLS LAST, claims.col_index NULLS LAST
    ) AS mention
  FROM claims
  JOIN (
    SELECT 'staff_average' AS topic, 1 AS rank
    UNION ALL SELECT 'staff_year_end', 2
    UNION ALL SELECT 'staff_actual', 3
    UNION ALL SELECT 'staff_establishment', 4
  ) AS counted ON counted.topic = claims.topic
  WHERE claims.metric = 'count'
) AS printed
WHERE least = most AND mention = 1
