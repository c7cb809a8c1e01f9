-- 报告所用数字 | Figures of a report
-- command: report
-- null: no statement | 没有这张表; not printed | 表中未列
--
-- The figures that a written report shows, each with the place that prints it, for the scope $scope and the entities
-- that `report_papers.sql` finds with the same filters. For more than one entity, only the figures by which entities
-- are compared.
--
--   revision_id
--   entity_id
--   fiscal_year
--   kind
--   topic
--   fund
--   code = functional_code
--   phase
--   amount
--   source = statement_or_prose
--   printed
--   unit = unit_or_prose
--   sentence = sentence_of_prose
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
  figures.revision_id, figures.entity_id, figures.fiscal_year, figures.kind, figures.topic, figures.fund, figures.code,
  figures.phase, figures.amount, figures.source, figures.printed, figures.unit, figures.sentence, figures.source_index,
  figures.page, figures.sheet, figures.paragraph, figures.line, figures.line_column, figures.x0, figures.y0, figures.x1,
  figures.y1
FROM figures
LEFT JOIN entity_places AS places ON places.entity_id = figures.entity_id
WHERE figures.scope = $scope AND figures.fiscal_year BETWEEN $first AND $last
  AND ($entity_id = '' OR figures.entity_id = $entity_id)
  AND ($level = '' OR places.admin_level = $level)
  AND ($function = '' OR places.function_group = $function)
  AND ($region = '' OR SUBSTRING(places.region_code, 1, LENGTH($region)) = $region)
  AND ($contained = '' OR instr(figures.entity_name, $contained) > 0)
  AND ($entity_id <> ''
    OR figures.topic IN ('income_of_year', 'expenditure_of_year', 'basic', 'project', 'three_public', 'functional_class'))
ORDER BY
  figures.entity_id NULLS LAST, figures.fiscal_year NULLS LAST, figures.kind NULLS LAST, figures.topic NULLS LAST,
  figures.fund NULLS LAST, figures.code NULLS LAST, figures.phase NULLS LAST
