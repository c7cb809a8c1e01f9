-- 支出各表合计 | Totals of expenditure statements
--
-- One row per current report and statement of expenditure (03, 05, 06) that it has: what the 合计 row prints by column, and what
-- the rows 人员经费合计 and 公用经费合计 print. In the report's own phase; null where the statement does not print it.
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   statement: 报表 | expenditure, general_public_expenditure or basic_expenditure
--   total: 合计（元） | all of it, yuan
--   basic: 基本支出（元） | basic expenditure, yuan
--   project: 项目支出（元） | project expenditure, yuan
--   personnel: 人员经费合计（元） | personnel expenditure, yuan
--   public: 公用经费合计（元） | public expenditure, yuan
SELECT
  stated.revision_id, stated.entity_id, stated.entity_name, stated.fiscal_year, stated.kind, stated.scope, stated.statement,
  MAX(CASE WHEN printed.item = 'total' AND printed.measure = 'total' THEN printed.amount END) AS total,
  MAX(CASE WHEN printed.item = 'total' AND printed.measure = 'basic' THEN printed.amount END) AS basic,
  MAX(CASE WHEN printed.item = 'total' AND printed.measure = 'project' THEN printed.amount END) AS project,
  MAX(CASE WHEN printed.item = 'personnel' AND printed.measure = 'total' THEN printed.amount END) AS personnel,
  MAX(CASE WHEN printed.item = 'public' AND printed.measure = 'total' THEN printed.amount END) AS public
FROM (
  SELECT DISTINCT
    revision_id, entity_id, entity_name, fiscal_year, kind, scope, statement,
    CASE kind WHEN 'budget' THEN 'initial_budget' ELSE 'actual' END AS phase
  FROM statements
  WHERE statement IN ('expenditure', 'general_public_expenditure', 'basic_expenditure')
) AS stated
-- Its columns are listed, since engines that join a view from the left read all that it has.
LEFT JOIN (
  SELECT
    revision_id, entity_id, fiscal_year, statement, item, measure, amount,
    COALESCE(phase, CASE kind WHEN 'budget' THEN 'initial_budget' ELSE 'actual' END) AS phase
  FROM facts
  WHERE item IN ('total', 'personnel', 'public')
) AS printed
  ON printed.revision_id = stated.revision_id AND printed.entity_id = stated.entity_id
  AND printed.fiscal_year = stated.fiscal_year AND printed.statement = stated.statement AND printed.phase = stated.phase
GROUP BY
  stated.revision_id, stated.entity_id, stated.entity_name, stated.fiscal_year, stated.kind, stated.scope, stated.statement
