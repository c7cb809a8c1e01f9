-- 支出各表合计 | Totals of expenditure statements
--
-- One row per current report and expenditure statement (03, 05, 06), whether or not the report contains it: what the 合计
-- row prints by column, in the report's own phase; null where the statement does not print it.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   statement: 报表 | expenditure, general_public_expenditure or basic_expenditure
--   stated: 有无此表 | whether the report has it
--   total: 合计（元） | total, yuan
--   basic
--   project = project_expenditure
SELECT
  revisions.revision_id, revisions.entity_id, revisions.entity_name, revisions.fiscal_year, revisions.kind,
  revisions.scope, wanted.statement,
  COUNT(found.statement) > 0 AS stated,
  MAX(CASE WHEN printed.measure = 'total' THEN printed.amount END) AS total,
  MAX(CASE WHEN printed.measure = 'basic' THEN printed.amount END) AS basic,
  MAX(CASE WHEN printed.measure = 'project' THEN printed.amount END) AS project
-- Not from `statements` and `facts`: each would look up the current revisions again.
FROM revisions
CROSS JOIN (
  SELECT 'expenditure' AS statement
  UNION ALL SELECT 'general_public_expenditure'
  UNION ALL SELECT 'basic_expenditure'
) AS wanted
-- Columns are listed, since engines that join a whole table from the left read all that it has.
LEFT JOIN (SELECT revision_id, batch_id, entity_id, fiscal_year, statement FROM raw_statements) AS found
  ON found.revision_id = revisions.revision_id AND found.batch_id = revisions.batch_id
  AND found.entity_id = revisions.entity_id AND found.fiscal_year = revisions.fiscal_year
  AND found.statement = wanted.statement
LEFT JOIN (
  SELECT
    revision_id, batch_id, entity_id, fiscal_year, statement, measure, amount,
    COALESCE(phase, CASE kind WHEN 'budget' THEN 'initial_budget' ELSE 'actual' END) AS phase
  FROM raw_facts
  WHERE item = 'total' AND NOT conflict
) AS printed
  ON printed.revision_id = revisions.revision_id AND printed.batch_id = revisions.batch_id
  AND printed.entity_id = revisions.entity_id AND printed.fiscal_year = revisions.fiscal_year
  AND printed.statement = wanted.statement
  AND printed.phase = CASE revisions.kind WHEN 'budget' THEN 'initial_budget' ELSE 'actual' END
WHERE revisions.newness = 1
GROUP BY
  revisions.revision_id, revisions.entity_id, revisions.entity_name, revisions.fiscal_year, revisions.kind,
  revisions.scope, wanted.statement
