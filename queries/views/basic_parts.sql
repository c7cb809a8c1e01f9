-- 人员经费和公用经费 | Personnel and public expenditure
--
-- One row per current report: what the rows 人员经费合计 and 公用经费合计 of its statement 06 print, with the basic expenditure
-- that the 合计 row of statement 05 prints. In the report's own phase; null where a statement does not print the amount,
-- and all null where the report has no statement 06.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   stated: 有无基本支出决算明细表 | whether the report has statement 06
--   personnel: 人员经费合计（元） | personnel expenditure, yuan
--   public: 公用经费合计（元） | public expenditure, yuan
--   basic
--   basic_source: 基本支出出处 | the statement that prints it
SELECT
  revisions.revision_id, revisions.entity_id, revisions.entity_name, revisions.fiscal_year, revisions.kind,
  revisions.scope,
  MAX(found.revision_id) IS NOT NULL AS stated,
  MAX(CASE WHEN printed.item = 'personnel' THEN printed.amount END) AS personnel,
  MAX(CASE WHEN printed.item = 'public' THEN printed.amount END) AS public,
  MAX(CASE WHEN printed.item = 'total' AND found.revision_id IS NOT NULL THEN printed.amount END) AS basic,
  MAX(CASE WHEN printed.item = 'total' AND found.revision_id IS NOT NULL THEN printed.statement END) AS basic_source
-- Not from `statements` and `facts`: each would look up the current revisions again.
FROM revisions
-- Columns are listed, since engines that join a whole table from the left read all that it has.
LEFT JOIN (
  SELECT DISTINCT revision_id, batch_id, entity_id, fiscal_year
  FROM raw_statements
  WHERE statement = 'basic_expenditure'
) AS found
  ON found.revision_id = revisions.revision_id AND found.batch_id = revisions.batch_id
  AND found.entity_id = revisions.entity_id AND found.fiscal_year = revisions.fiscal_year
LEFT JOIN (
  SELECT
    revision_id, batch_id, entity_id, fiscal_year, statement, item, amount,
    COALESCE(phase, CASE kind WHEN 'budget' THEN 'initial_budget' ELSE 'actual' END) AS phase
  FROM raw_facts
  WHERE NOT conflict
    AND ((statement = 'basic_expenditure' AND item IN ('personnel', 'public') AND measure = 'total')
      OR (statement = 'general_public_expenditure' AND item = 'total' AND measure = 'basic'))
) AS printed
  ON printed.revision_id = revisions.revision_id AND printed.batch_id = revisions.batch_id
  AND printed.entity_id = revisions.entity_id AND printed.fiscal_year = revisions.fiscal_year
  AND printed.phase = CASE revisions.kind WHEN 'budget' THEN 'initial_budget' ELSE 'actual' END
WHERE revisions.newness = 1
GROUP BY
  revisions.revision_id, revisions.entity_id, revisions.entity_name, revisions.fiscal_year, revisions.kind,
  revisions.scope
