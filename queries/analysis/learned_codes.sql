-- 报告所见科目名称 | Names of codes that reports show
--
-- Codes with names that reports print and that the list of codes lacks: rows for `codes`, by vote. In each year the
-- name that the most reports print is taken, of two the longer; a name that is a part of a longer one of the same code
-- and years is taken to be cut. Years are stated where the names of a code follow each other; blank ones say that the
-- period is not known. Rows of two-sided statements, whose labels are numbered, and recognized text have no vote. The
-- report named is the first that prints the name.
--
-- param: least | integer | 2 | 最少报告份数 | the least number of reports that print a name
--
--   code_domain
--   code
--   name: 所列科目名称 | the name, in full-width brackets and without blanks
--   first_year: 建议起始年度 | first fiscal year of the name; null if not known
--   last_year: 建议终止年度 | last fiscal year of the name; null if not known
--   listed: 目录所列名称 | the names that the list has for the code; null if it lacks the code
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
WITH named AS (
  SELECT
    *, REPLACE(REPLACE(REPLACE(REPLACE(row_label, ' ', ''), '　', ''), '(', '（'), ')', '）') AS name
  FROM facts
  WHERE code IS NOT NULL AND side IS NULL AND reading <> 'recognized'
),
cells AS (
  SELECT *
  FROM named
  WHERE name <> ''
    -- 一、教育支出
    AND NOT (SUBSTRING(name, 1, 1) IN ('一', '二', '三', '四', '五', '六', '七', '八', '九', '十')
      AND (SUBSTRING(name, 2, 1) = '、' OR SUBSTRING(name, 3, 1) = '、'))
),
yearly AS (
  SELECT
    code_domain, code, name, fiscal_year, COUNT(DISTINCT revision_id) AS reports,
    COUNT(DISTINCT entity_id) AS entities
  FROM cells
  GROUP BY code_domain, code, name, fiscal_year
),
elected AS (
  SELECT code_domain, code, name, MIN(fiscal_year) AS won_first, MAX(fiscal_year) AS won_last
  FROM (
    SELECT
      *,
      ROW_NUMBER() OVER (
        PARTITION BY code_domain, code, fiscal_year ORDER BY reports DESC, entities DESC, LENGTH(name) DESC, name
      ) AS place
    FROM yearly
  ) AS ranked
  WHERE place = 1
  GROUP BY code_domain, code, name
),
votes AS (
  SELECT
    code_domain, code, name, COUNT(DISTINCT revision_id) AS votes_for, COUNT(DISTINCT entity_id) AS voter_count,
    MIN(fiscal_year) AS first_printed, MAX(fiscal_year) AS last_printed
  FROM cells
  GROUP BY code_domain, code, name
),
-- The other names of the code, and when they are printed.
rivals AS (
  SELECT
    elected.code_domain, elected.code, elected.name,
    COUNT(DISTINCT CASE WHEN cells.fiscal_year BETWEEN elected.won_first AND elected.won_last THEN cells.revision_id END)
      AS votes_against,
    array_agg(DISTINCT cells.name) AS competing
  FROM elected
  JOIN cells
    ON cells.code_domain = elected.code_domain AND cells.code = elected.code AND cells.name <> elected.name
  GROUP BY elected.code_domain, elected.code, elected.name
),
neighbors AS (
  SELECT
    elected.code_domain, elected.code, elected.name,
    COUNT(CASE WHEN other.won_last < elected.won_first THEN 1 END) AS earlier,
    COUNT(CASE WHEN other.won_first > elected.won_last THEN 1 END) AS later,
    COUNT(CASE WHEN other.won_last >= elected.won_first AND other.won_first <= elected.won_last THEN 1 END) AS beside
  FROM elected
  JOIN elected AS other
    ON other.code_domain = elected.code_domain AND other.code = elected.code AND other.name <> elected.name
  GROUP BY elected.code_domain, elected.code, elected.name
),
proposed AS (
  SELECT
    elected.code_domain, elected.code, elected.name, elected.won_first, elected.won_last,
    CASE WHEN neighbors.beside = 0 AND neighbors.earlier > 0 THEN elected.won_first END AS first_year,
    CASE WHEN neighbors.beside = 0 AND neighbors.later > 0 THEN elected.won_last END AS last_year
  FROM elected
  LEFT JOIN neighbors
    ON neighbors.code_domain = elected.code_domain AND neighbors.code = elected.code AND neighbors.name = elected.name
),
lists AS (
  SELECT
    proposed.code_domain, proposed.code, proposed.name, array_agg(DISTINCT codes.name) AS listed,
    COUNT(CASE WHEN codes.name = proposed.name THEN 1 END) AS is_listed,
    COUNT(CASE
        WHEN codes.name <> proposed.name AND codes.name LIKE CONCAT('%', proposed.name, '%')
          AND COALESCE(codes.last_year, 9999) >= proposed.won_first AND COALESCE(codes.first_year, 0) <= proposed.won_last
        THEN 1
      END) AS is_cut,
    COUNT(CASE
        WHEN (codes.first_year IS NOT NULL OR codes.last_year IS NOT NULL)
          AND COALESCE(codes.last_year, 9999) >= COALESCE(proposed.first_year, 0)
          AND COALESCE(codes.first_year, 0) <= COALESCE(proposed.last_year, 9999)
        THEN 1
      END) AS overlapping
  FROM proposed
  JOIN codes ON codes.code_domain = proposed.code_domain AND codes.code = proposed.code
  GROUP BY proposed.code_domain, proposed.code, proposed.name
),
cut AS (
  SELECT DISTINCT part.code_domain, part.code, part.name
  FROM votes AS part
  JOIN votes AS whole
    ON whole.code_domain = part.code_domain AND whole.code = part.code AND whole.name <> part.name
    AND whole.name LIKE CONCAT('%', part.name, '%') AND whole.last_printed >= part.first_printed
    AND whole.first_printed <= part.last_printed
),
places AS (
  SELECT
    *,
    ROW_NUMBER() OVER (
      PARTITION BY code_domain, code, name
      ORDER BY
        fiscal_year, entity_id, kind, scope, revision_id, source_index, page NULLS LAST, sheet NULLS LAST,
        paragraph NULLS LAST, line NULLS LAST, line_column NULLS LAST, table_index NULLS LAST, row_index NULLS LAST,
        col_index NULLS LAST, row_label
    ) AS place
  FROM cells
)
SELECT
  proposed.code_domain, proposed.code, proposed.name,
  CASE WHEN COALESCE(lists.overlapping, 0) = 0 THEN proposed.first_year END AS first_year,
  CASE WHEN COALESCE(lists.overlapping, 0) = 0 THEN proposed.last_year END AS last_year,
  joined(lists.listed) AS listed, votes.votes_for, COALESCE(rivals.votes_against, 0) AS votes_against,
  votes.voter_count, joined(rivals.competing) AS competing, CAST(NULL AS STRING) AS evidence, votes.first_printed,
  votes.last_printed, places.row_label AS printed, places.revision_id, sources.source_uri, places.page, places.sheet,
  places.paragraph, places.line, places.line_column, places.table_index, places.row_index, places.col_index
FROM proposed
JOIN votes
  ON votes.code_domain = proposed.code_domain AND votes.code = proposed.code AND votes.name = proposed.name
JOIN places
  ON places.code_domain = proposed.code_domain AND places.code = proposed.code AND places.name = proposed.name
  AND places.place = 1
LEFT JOIN sources
  ON sources.revision_id = places.revision_id AND sources.entity_id = places.entity_id
  AND sources.fiscal_year = places.fiscal_year AND sources.kind = places.kind AND sources.scope = places.scope
  AND sources.source_index = places.source_index
LEFT JOIN rivals
  ON rivals.code_domain = proposed.code_domain AND rivals.code = proposed.code AND rivals.name = proposed.name
LEFT JOIN lists
  ON lists.code_domain = proposed.code_domain AND lists.code = proposed.code AND lists.name = proposed.name
LEFT JOIN cut
  ON cut.code_domain = proposed.code_domain AND cut.code = proposed.code AND cut.name = proposed.name
WHERE cut.name IS NULL AND COALESCE(lists.is_listed, 0) = 0 AND COALESCE(lists.is_cut, 0) = 0
  AND votes.votes_for >= $least AND votes.votes_for > COALESCE(rivals.votes_against, 0)
ORDER BY proposed.code_domain DESC NULLS LAST, proposed.code NULLS LAST, proposed.name NULLS LAST
