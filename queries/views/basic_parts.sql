-- 人员经费和公用经费 | Personnel and public expenditure
--
-- One row per current report that has statement 06: what its rows 人员经费合计 and 公用经费合计 print, beside the basic expenditure
-- that the 合计 row of statement 05 prints. In the report's own phase; null where a statement does not print it.
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   personnel: 人员经费合计（元） | personnel expenditure, yuan
--   public: 公用经费合计（元） | public expenditure, yuan
--   basic: 基本支出（元） | basic expenditure, yuan
--   basic_source: 基本支出出处 | the statement that prints it
SELECT
  detail.revision_id, detail.entity_id, detail.entity_name, detail.fiscal_year, detail.kind, detail.scope,
  MAX(CASE WHEN printed.item = 'personnel' THEN printed.amount END) AS personnel,
  MAX(CASE WHEN printed.item = 'public' THEN printed.amount END) AS public,
  MAX(whole.basic) AS basic,
  CASE WHEN MAX(whole.basic) IS NOT NULL THEN 'general_public_expenditure' END AS basic_source
FROM statement_totals AS detail
-- Its columns are listed, since engines that join a whole view from the left read all that it has.
LEFT JOIN (
  SELECT revision_id, entity_id, fiscal_year, item, amount
  FROM facts
  WHERE statement = 'basic_expenditure' AND item IN ('personnel', 'public') AND measure = 'total'
    AND COALESCE(phase, CASE kind WHEN 'budget' THEN 'initial_budget' ELSE 'actual' END)
      = CASE kind WHEN 'budget' THEN 'initial_budget' ELSE 'actual' END
) AS printed
  ON printed.revision_id = detail.revision_id AND printed.entity_id = detail.entity_id
  AND printed.fiscal_year = detail.fiscal_year
LEFT JOIN statement_totals AS whole
  ON whole.revision_id = detail.revision_id AND whole.entity_id = detail.entity_id
  AND whole.fiscal_year = detail.fiscal_year AND whole.statement = 'general_public_expenditure'
WHERE detail.statement = 'basic_expenditure'
GROUP BY
  detail.revision_id, detail.entity_id, detail.entity_name, detail.fiscal_year, detail.kind, detail.scope
