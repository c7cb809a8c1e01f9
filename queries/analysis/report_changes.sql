-- 报告所述增减 | Changes stated in a report
-- command: report
--
-- The changes from the year before that the final accounts of the entity $entity_id and the scope $scope state,
-- negative for a decrease.
--
--   revision_id
--   fiscal_year
--   topic
--   fund
--   amount: 增减额（元） | yuan, exact; negative for a decrease
--   source: 出处 | prose
--   printed
--   unit: 列示单位 | null: the prose prints it with the number
--   sentence
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
SELECT
  revision_id, fiscal_year, topic, fund, CAST(amount AS DECIMAL(18, 2)) AS amount, source, printed, unit, sentence,
  source_index, page, sheet, paragraph, line, line_column, x0, y0, x1, y1
FROM amounts
WHERE entity_id = $entity_id AND kind = 'final_accounts' AND scope = $scope AND fiscal_year BETWEEN $first AND $last
  AND metric = 'increase' AND code IS NULL AND project IS NULL
ORDER BY
  fiscal_year NULLS LAST, source_index NULLS LAST, page NULLS LAST, line NULLS LAST, line_column NULLS LAST, topic NULLS LAST
