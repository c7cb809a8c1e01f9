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
  MAX(CASE WHEN facts.item = 'total' AND facts.measure = 'total' THEN facts.amount END) AS total,
  MAX(CASE WHEN facts.item = 'total' AND facts.measure = 'basic' THEN facts.amount END) AS basic,
  MAX(CASE WHEN facts.item = 'total' AND facts.measure = 'project' THEN facts.amount END) AS project,
  MAX(CASE WHEN facts.item = 'personnel' AND facts.measure = 'total' THEN facts.amount END) AS personnel,
  MAX(CASE WHEN facts.item = 'public' AND facts.measure = 'total' THEN facts.amount END) AS public
FROM (
  SELECT DISTINCT revision_id, entity_id, entity_name, fiscal_year, kind, scope, statement
  FROM statements
  WHERE statement IN ('expenditure', 'general_public_expenditure', 'basic_expenditure')
) AS stated
LEFT JOIN facts
  ON facts.revision_id = stated.revision_id AND facts.entity_id = stated.entity_id
  AND facts.fiscal_year = stated.fiscal_year AND facts.statement = stated.statement
  AND facts.item IN ('total', 'personnel', 'public')
  -- An equality of one side with the other: engines compare every pair where a condition on both is anything else.
  AND COALESCE(facts.phase, CASE facts.kind WHEN 'budget' THEN 'initial_budget' ELSE 'actual' END)
    = CASE stated.kind WHEN 'budget' THEN 'initial_budget' ELSE 'actual' END
GROUP BY
  stated.revision_id, stated.entity_id, stated.entity_name, stated.fiscal_year, stated.kind, stated.scope, stated.statement
