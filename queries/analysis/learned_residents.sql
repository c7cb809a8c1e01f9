-- 报告所见常住人口 | Residents that reports show
--
-- Residents of regions at the end of a year that the explanations of reports print and the list lacks: rows for
-- `residents`, by vote. Departments of a province, prefecture or county vote, each report once; units, townships and departments
-- whose region is not certain do not. Against a number are the reports that print another one for the same region and year, however
-- near. Registered residents have no vote. The report named is the first that prints the number.
--
-- param: least | integer | 2 | 最少报告份数 | the least number of reports that print a number
--
--   region_code
--   year
--   counted_on: 统计日期 | December 31 of the year
--   residents
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
WITH counted AS (
  SELECT
    places.region_code, claims.value_year AS year, CAST(claims.value AS INTEGER) AS residents, claims.revision_id,
    claims.entity_id, claims.fiscal_year, claims.kind, claims.scope, claims.printed, claims.source_index, claims.page,
    claims.sheet, claims.paragraph, claims.line, claims.line_column, claims.table_index, claims.row_index, claims.col_index
  FROM claims
  JOIN entity_places AS places ON places.entity_id = claims.entity_id
  WHERE claims.topic = 'residents' AND claims.metric = 'count' AND claims.scope = 'department'
    AND places.name_scope = 'department' AND places.region_how IN ('name', 'listed')
    AND places.admin_level IN ('province', 'city', 'county')
),
votes AS (
  SELECT
    region_code, year, residents, COUNT(DISTINCT revision_id) AS votes_for, COUNT(DISTINCT entity_id) AS voter_count,
    MIN(fiscal_year) AS first_printed, MAX(fiscal_year) AS last_printed
  FROM counted
  GROUP BY region_code, year, residents
),
rivals AS (
  SELECT
    votes.region_code, votes.year, votes.residents, COUNT(DISTINCT counted.revision_id) AS votes_against,
    array_agg(DISTINCT CAST(counted.residents AS STRING)) AS competing
  FROM votes
  JOIN counted
    ON counted.region_code = votes.region_code AND counted.year = votes.year AND counted.residents <> votes.residents
  GROUP BY votes.region_code, votes.year, votes.residents
),
mentions AS (
  SELECT
    *,
    ROW_NUMBER() OVER (
      PARTITION BY region_code, year, residents
      ORDER BY
        fiscal_year, entity_id, kind, scope, revision_id, source_index, page NULLS LAST, sheet NULLS LAST,
        paragraph NULLS LAST, line NULLS LAST, line_column NULLS LAST, table_index NULLS LAST, row_index NULLS LAST,
        col_index NULLS LAST, printed
    ) AS place
  FROM counted
)
SELECT
  votes.region_code, votes.year, CONCAT(CAST(votes.year AS STRING), '-12-31') AS counted_on, votes.residents,
  votes.votes_for, COALESCE(rivals.votes_against, 0) AS votes_against, votes.voter_count,
  joined(rivals.competing) AS competing, CAST(NULL AS STRING) AS evidence, votes.first_printed, votes.last_printed,
  mentions.printed, mentions.revision_id, sources.source_uri, mentions.page, mentions.sheet, mentions.paragraph,
  mentions.line, mentions.line_column, mentions.table_index, mentions.row_index, mentions.col_index
FROM votes
JOIN mentions
  ON mentions.region_code = votes.region_code AND mentions.year = votes.year AND mentions.residents = votes.residents
  AND mentions.place = 1
LEFT JOIN sources
  ON sources.revision_id = mentions.revision_id AND sources.entity_id = mentions.entity_id
  AND sources.fiscal_year = mentions.fiscal_year AND sources.kind = mentions.kind AND sources.scope = mentions.scope
  AND sources.source_index = mentions.source_index
LEFT JOIN rivals
  ON rivals.region_code = votes.region_code AND rivals.year = votes.year AND rivals.residents = votes.residents
LEFT JOIN (SELECT DISTINCT region_code, year FROM residents WHERE rank = 1) AS listed
  ON listed.region_code = votes.region_code AND listed.year = votes.year
WHERE listed.region_code IS NULL AND votes.votes_for >= $least AND votes.votes_for > COALESCE(rivals.votes_against, 0)
ORDER BY votes.region_code NULLS LAST, votes.year NULLS LAST, votes.residents NULLS LAST
