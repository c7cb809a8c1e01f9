-- 报告所见部门别名 | Other names of departments that reports show
--
-- Names that the statements or files of a department's reports print in place of the one that the report is known
-- by, as rows for `entity_aliases`, by vote. Against an alias are the reports of other departments that print it, and
-- those that a department of this name published for the same year: then it is another department. The report named is
-- the first that prints the alias.
--
-- param: least | integer | 2 | 最少报告份数 | the least number of reports that print an alias
--
--   alias: 别称 | the name as printed, without blanks
--   entity_name = named_entity
--   entity_id
--   votes_for
--   votes_against
--   voter_count
--   competing
--   evidence
--   first_printed
--   last_printed
--   printed
--   revision_id
--   source_uri
--   page
--   sheet
--   paragraph
--   line
--   line_column
--   table_index
--   row_index
--   col_index
WITH printings AS (
  SELECT
    revision_id, entity_id, fiscal_year, kind, scope, source_index, entity_printed AS printed, page, sheet, paragraph,
    line, line_column, table_index, row_index, col_index
  FROM statements
  WHERE entity_printed IS NOT NULL
  UNION ALL
  SELECT
    revision_id, entity_id, fiscal_year, kind, scope, source_index, printed_entity AS printed,
    CAST(NULL AS INT) AS page, CAST(NULL AS INT) AS sheet, CAST(NULL AS INT) AS paragraph, CAST(NULL AS INT) AS line,
    CAST(NULL AS INT) AS line_column, CAST(NULL AS INT) AS table_index, CAST(NULL AS INT) AS row_index,
    CAST(NULL AS INT) AS col_index
  FROM sources
  WHERE printed_entity IS NOT NULL
),
seen AS (
  SELECT printings.*, REPLACE(REPLACE(printed, ' ', ''), '　', '') AS alias FROM printings
),
known AS (
  SELECT entity_id, entity_name, REPLACE(REPLACE(entity_name, ' ', ''), '　', '') AS own_name FROM entities
),
published AS (
  SELECT REPLACE(REPLACE(entity_name, ' ', ''), '　', '') AS own_name, fiscal_year, revision_id, entity_id FROM reports
),
voted AS (
  SELECT
    seen.alias, seen.entity_id, COUNT(DISTINCT seen.revision_id) AS votes_for, MIN(seen.fiscal_year) AS first_printed,
    MAX(seen.fiscal_year) AS last_printed
  FROM seen
  LEFT JOIN published AS own ON own.revision_id = seen.revision_id AND own.own_name = seen.alias
  WHERE seen.alias <> '' AND own.revision_id IS NULL
  GROUP BY seen.alias, seen.entity_id
),
against AS (
  SELECT alias, entity_id, COUNT(DISTINCT revision_id) AS votes_against, array_agg(DISTINCT entity_name) AS competing
  FROM (
    SELECT voted.alias, voted.entity_id, seen.revision_id, known.entity_name
    FROM voted
    JOIN seen ON seen.alias = voted.alias AND seen.entity_id <> voted.entity_id
    JOIN known ON known.entity_id = seen.entity_id
    UNION ALL
    SELECT voted.alias, voted.entity_id, published.revision_id, published.own_name AS entity_name
    FROM voted
    JOIN published
      ON published.own_name = voted.alias AND published.entity_id <> voted.entity_id
      AND published.fiscal_year BETWEEN voted.first_printed AND voted.last_printed
  ) AS others
  GROUP BY alias, entity_id
),
places AS (
  SELECT
    *,
    ROW_NUMBER() OVER (
      PARTITION BY alias, entity_id
      ORDER BY
        fiscal_year, kind, scope, revision_id, source_index, page NULLS LAST, sheet NULLS LAST, paragraph NULLS LAST,
        line NULLS LAST, line_column NULLS LAST, table_index NULLS LAST, row_index NULLS LAST, col_index NULLS LAST
    ) AS place
  FROM seen
)
SELECT
  voted.alias, known.entity_name, voted.entity_id, voted.votes_for, COALESCE(against.votes_against, 0) AS votes_against,
  CAST(1 AS BIGINT) AS voter_count, joined(against.competing) AS competing, CAST(NULL AS STRING) AS evidence,
  voted.first_printed, voted.last_printed, places.printed, places.revision_id, sources.source_uri, places.page,
  places.sheet, places.paragraph, places.line, places.line_column, places.table_index, places.row_index, places.col_index
FROM voted
JOIN known ON known.entity_id = voted.entity_id
JOIN places ON places.alias = voted.alias AND places.entity_id = voted.entity_id AND places.place = 1
LEFT JOIN sources
  ON sources.revision_id = places.revision_id AND sources.entity_id = places.entity_id
  AND sources.fiscal_year = places.fiscal_year AND sources.kind = places.kind AND sources.scope = places.scope
  AND sources.source_index = places.source_index
LEFT JOIN against ON against.alias = voted.alias AND against.entity_id = voted.entity_id
LEFT JOIN reference_entity_aliases AS listed ON listed.alias = voted.alias
WHERE listed.alias IS NULL AND voted.alias <> known.own_name AND voted.votes_for >= $least
  AND voted.votes_for > COALESCE(against.votes_against, 0)
ORDER BY voted.alias NULLS LAST, voted.entity_id NULLS LAST
