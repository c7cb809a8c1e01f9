-- 报告所见部门沿革 | Successions of departments that reports show
--
-- Departments of one region of which one stops reporting and another begins in the next year: rows for
-- `entity_successions`. Each kind of evidence has one vote: both have the same function; the second opens with the
-- carryover, other than zero, with which the first closed; statements of the second still name the first. Against a
-- pair are the other pairs with one of its departments. Of several predecessors the change is merged, of several
-- successors split; what `entity_lines` or `entity_breaks` has already is left out. The report named is the
-- successor's first; the place, that of the name or the carryover.
--
-- param: least | integer | 2 | 最少证据种数 | the least number of kinds of evidence, up to 3
--
--   predecessor: 前身 | the department that stops
--   successor: 后继 | the department that begins
--   first_year: 后继首个年度 | the first fiscal year of the successor
--   change: 沿革变化 | renamed, merged or split
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
WITH spans AS (
  SELECT
    reports.entity_id, reports.kind, reports.scope, places.entity_name, places.region_code, places.function_group,
    MIN(reports.fiscal_year) AS first_year, MAX(reports.fiscal_year) AS last_year
  FROM reports
  JOIN entity_places AS places ON places.entity_id = reports.entity_id
  WHERE places.region_code IS NOT NULL
  GROUP BY
    reports.entity_id, reports.kind, reports.scope, places.entity_name, places.region_code, places.function_group
),
pairs AS (
  SELECT
    ended.entity_id AS predecessor_id, begun.entity_id AS successor_id, ended.entity_name AS predecessor,
    begun.entity_name AS successor, begun.kind, begun.scope, begun.first_year,
    ended.function_group = begun.function_group AS is_same_function
  FROM spans AS ended
  JOIN spans AS begun
    ON begun.region_code = ended.region_code AND begun.kind = ended.kind AND begun.scope = ended.scope
    AND begun.first_year = ended.last_year + 1 AND begun.entity_id <> ended.entity_id
),
-- What is found of a pair: the kind, and where in the successor's reports.
found AS (
  SELECT
    pairs.predecessor_id, pairs.successor_id, pairs.first_year, 'same_function' AS evidence, 3 AS rank,
    reports.revision_id, reports.entity_id, reports.fiscal_year, reports.kind, reports.scope, 0 AS source_index,
    reports.entity_name AS printed, CAST(NULL AS INT) AS page, CAST(NULL AS INT) AS sheet,
    CAST(NULL AS INT) AS paragraph, CAST(NULL AS INT) AS line, CAST(NULL AS INT) AS line_column,
    CAST(NULL AS INT) AS table_index, CAST(NULL AS INT) AS row_index, CAST(NULL AS INT) AS col_index
  FROM pairs
  JOIN reports
    ON reports.entity_id = pairs.successor_id AND reports.kind = pairs.kind AND reports.scope = pairs.scope
    AND reports.fiscal_year = pairs.first_year
  WHERE pairs.is_same_function
  UNION ALL
  SELECT
    pairs.predecessor_id, pairs.successor_id, pairs.first_year, 'carryover' AS evidence, 2 AS rank,
    opening.revision_id, opening.entity_id, opening.fiscal_year, opening.kind, opening.scope, opening.source_index,
    opening.printed, opening.page, opening.sheet, opening.paragraph, opening.line, opening.line_column,
    opening.table_index, opening.row_index, opening.col_index
  FROM pairs
  JOIN facts AS opening
    ON opening.entity_id = pairs.successor_id AND opening.kind = pairs.kind AND opening.scope = pairs.scope
    AND opening.fiscal_year = pairs.first_year
  JOIN facts AS closing
    ON closing.entity_id = pairs.predecessor_id AND closing.kind = pairs.kind AND closing.scope = pairs.scope
    AND closing.fiscal_year = pairs.first_year - 1 AND closing.amount = opening.amount
  WHERE opening.statement = 'income_expenditure_summary' AND opening.side = 'income'
    AND opening.item = 'opening_carryover' AND opening.amount <> 0 AND NOT opening.conflict
    AND closing.statement = 'income_expenditure_summary' AND closing.side = 'expenditure'
    AND closing.item = 'closing_carryover' AND NOT closing.conflict
  UNION ALL
  SELECT
    pairs.predecessor_id, pairs.successor_id, pairs.first_year, 'heading' AS evidence, 1 AS rank,
    statements.revision_id, statements.entity_id, statements.fiscal_year, statements.kind, statements.scope,
    statements.source_index, statements.entity_printed AS printed, statements.page, statements.sheet,
    statements.paragraph, statements.line, statements.line_column, statements.table_index, statements.row_index,
    statements.col_index
  FROM pairs
  JOIN statements
    ON statements.entity_id = pairs.successor_id
    AND REPLACE(REPLACE(statements.entity_printed, ' ', ''), '　', '') = REPLACE(REPLACE(pairs.predecessor, ' ', ''), '　', '')
),
voted AS (
  SELECT
    predecessor_id, successor_id, MIN(first_year) AS first_year, COUNT(DISTINCT evidence) AS votes_for,
    array_agg(DISTINCT evidence) AS evidence, MIN(fiscal_year) AS first_printed, MAX(fiscal_year) AS last_printed
  FROM found
  GROUP BY predecessor_id, successor_id
  HAVING COUNT(DISTINCT evidence) >= $least
),
proposed AS (
  SELECT
    voted.*, ended.entity_name AS predecessor, begun.entity_name AS successor,
    COUNT(*) OVER (PARTITION BY successor_id) AS predecessors, COUNT(*) OVER (PARTITION BY predecessor_id) AS successors
  FROM voted
  JOIN entities AS ended ON ended.entity_id = voted.predecessor_id
  JOIN entities AS begun ON begun.entity_id = voted.successor_id
),
rivals AS (
  SELECT pair.predecessor_id, pair.successor_id, array_agg(DISTINCT CONCAT(other.predecessor, '→', other.successor)) AS competing
  FROM proposed AS pair
  JOIN proposed AS other
    ON (other.predecessor_id = pair.predecessor_id AND other.successor_id <> pair.successor_id)
    OR (other.successor_id = pair.successor_id AND other.predecessor_id <> pair.predecessor_id)
  GROUP BY pair.predecessor_id, pair.successor_id
),
places AS (
  SELECT
    *,
    ROW_NUMBER() OVER (
      PARTITION BY predecessor_id, successor_id
      ORDER BY
        rank, fiscal_year, kind, scope, revision_id, source_index, page NULLS LAST, sheet NULLS LAST,
        paragraph NULLS LAST, line NULLS LAST, line_column NULLS LAST, table_index NULLS LAST, row_index NULLS LAST,
        col_index NULLS LAST
    ) AS place
  FROM found
)
SELECT
  proposed.predecessor, proposed.successor, proposed.first_year,
  CASE WHEN successors > 1 THEN 'split' WHEN predecessors > 1 THEN 'merged' ELSE 'renamed' END AS change,
  proposed.votes_for, predecessors + successors - 2 AS votes_against, CAST(1 AS BIGINT) AS voter_count,
  joined(rivals.competing) AS competing, joined(proposed.evidence) AS evidence, proposed.first_printed,
  proposed.last_printed, places.printed, places.revision_id, sources.source_uri, places.page, places.sheet,
  places.paragraph, places.line, places.line_column, places.table_index, places.row_index, places.col_index
FROM proposed
JOIN places
  ON places.predecessor_id = proposed.predecessor_id AND places.successor_id = proposed.successor_id AND places.place = 1
LEFT JOIN rivals
  ON rivals.predecessor_id = proposed.predecessor_id AND rivals.successor_id = proposed.successor_id
LEFT JOIN sources
  ON sources.revision_id = places.revision_id AND sources.entity_id = places.entity_id
  AND sources.fiscal_year = places.fiscal_year AND sources.kind = places.kind AND sources.scope = places.scope
  AND sources.source_index = places.source_index
LEFT JOIN entity_lines AS lines
  ON lines.entity_id = proposed.successor_id AND lines.member_id = proposed.predecessor_id
LEFT JOIN entity_breaks AS parts
  ON parts.entity_id = proposed.successor_id AND parts.other_id = proposed.predecessor_id
WHERE lines.entity_id IS NULL AND parts.entity_id IS NULL
ORDER BY proposed.predecessor NULLS LAST, proposed.successor NULLS LAST
