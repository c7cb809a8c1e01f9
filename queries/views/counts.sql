-- 文字所述数量 | Counts
--
-- One row per number of visitors, vehicles or projects that the prose of a current report states. Of several mentions,
-- the first.
--
--   revision_id
--   entity_id
--   fiscal_year
--   kind
--   scope
--   topic
--   value_unit
--   value: 数值 | the count
--   sentence
--   page
--   line
SELECT revision_id, entity_id, fiscal_year, kind, scope, topic, value_unit, value, sentence, page, line
FROM (
  SELECT
    *,
    ROW_NUMBER() OVER (
      PARTITION BY revision_id, entity_id, fiscal_year, kind, scope, topic, value_unit
      ORDER BY
        source_index, page NULLS LAST, sheet NULLS LAST, paragraph NULLS LAST, line NULLS LAST, line_column NULLS LAST,
        table_index NULLS LAST, row_index NULLS LAST, col_index NULLS LAST, value
    ) AS mention
  FROM claims
  WHERE metric = 'count' AND value_year = fiscal_year
) AS mentions
WHERE mention = 1
