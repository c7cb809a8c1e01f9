-- 线索的出处 | Where the figures of leads are printed
-- command: leads
--
-- Where the reports of $year and of the year before print the numerators and denominators of the leads: the first figure of
-- the report's own phase with this amount, in a row with the code of the lead where it is a code, in a statement rather than
-- in the prose. What is added up or counted is printed nowhere and has no row.
--
--   entity_id
--   scope
--   metric
--   dimension = measured_part
--   fiscal_year
--   role: 作用 | numerator or denominator
--   amount
--   revision_id
--   source = statement_or_prose
--   row_label
--   printed
--   unit = unit_or_prose
--   source_uri
--   content_hash
--   source_index
--   page
--   sheet
--   paragraph
--   line
--   line_column
--   x0
--   y0
--   x1
--   y1
WITH leads AS (
  SELECT entity_id, scope, metric, dimension, numerator, denominator, previous_numerator, previous_denominator, revision_id,
    previous_revision_id
  FROM unusual_changes
  WHERE kind = $kind AND fiscal_year = $year AND belongs_to IS NULL
),
sought AS (
  SELECT entity_id, scope, metric, dimension, $year AS fiscal_year, 'numerator' AS role, numerator AS amount, revision_id FROM leads
  UNION ALL SELECT entity_id, scope, metric, dimension, $year, 'denominator', denominator, revision_id FROM leads
  UNION ALL SELECT entity_id, scope, metric, dimension, $year - 1, 'numerator', previous_numerator, previous_revision_id FROM leads
  UNION ALL SELECT entity_id, scope, metric, dimension, $year - 1, 'denominator', previous_denominator, previous_revision_id FROM leads
),
places AS (
  SELECT
    revision_id, amount, 1 AS trust, statement AS source, row_label, code, printed, unit, source_index, page, sheet, paragraph,
    line, line_column, x0, y0, x1, y1
  FROM facts
  WHERE kind = $kind AND fiscal_year BETWEEN $year - 1 AND $year AND NOT conflict AND measure = 'total'
    AND (phase = CASE kind WHEN 'budget' THEN 'initial_budget' ELSE 'actual' END OR phase IS NULL)
  UNION ALL
  SELECT
    revision_id, amount, 2, source, sentence, code, printed, unit, source_index, page, sheet, paragraph,
    line, line_column, x0, y0, x1, y1
  FROM figures
  WHERE kind = $kind AND fiscal_year BETWEEN $year - 1 AND $year AND own_phase
),
found AS (
  SELECT
    sought.entity_id, sought.scope, sought.metric, sought.dimension, sought.fiscal_year, sought.role, sought.amount,
    sought.revision_id, places.source, places.row_label, places.printed, places.unit, places.source_index, places.page,
    places.sheet, places.paragraph, places.line, places.line_column, places.x0, places.y0, places.x1, places.y1,
    ROW_NUMBER() OVER (
      PARTITION BY sought.entity_id, sought.scope, sought.metric, sought.dimension, sought.fiscal_year, sought.role
      ORDER BY
        CASE WHEN places.code = sought.dimension THEN 0 WHEN places.code IS NULL THEN 1 ELSE 2 END, places.trust,
        CASE
          WHEN places.source = CASE sought.metric WHEN 'income_of_year' THEN 'income' WHEN 'three_public_total' THEN 'three_public' ELSE sought.metric END
            THEN 0
          ELSE 1
        END,
        places.source_index, places.page NULLS LAST, places.sheet NULLS LAST, places.paragraph NULLS LAST,
        places.line NULLS LAST, places.line_column NULLS LAST
    ) AS choice
  FROM sought
  JOIN places ON places.revision_id = sought.revision_id AND places.amount = sought.amount
  WHERE sought.amount <> 0
    AND (NOT (sought.dimension LIKE '2%' OR sought.dimension LIKE '3%') OR sought.role = 'denominator'
      OR places.code = sought.dimension)
)
SELECT
  found.entity_id, found.scope, found.metric, found.dimension, found.fiscal_year, found.role, found.amount, found.revision_id,
  found.source, found.row_label, found.printed, found.unit, sources.source_uri, sources.content_hash, found.source_index,
  found.page, found.sheet, found.paragraph, found.line, found.line_column, found.x0, found.y0, found.x1, found.y1
FROM found
LEFT JOIN sources ON sources.revision_id = found.revision_id AND sources.source_index = found.source_index
WHERE found.choice = 1
ORDER BY found.entity_id, found.scope NULLS LAST, found.metric, found.dimension, found.fiscal_year DESC, found.role DESC
