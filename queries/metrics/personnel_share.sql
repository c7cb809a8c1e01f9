-- id: personnel_share
-- version: 2
-- label_zh: 人员经费占比
-- label_en: Personnel share of basic expenditure
-- unit: ratio
-- numerator: 人员经费合计 (personnel) of statement 06
-- denominator: 基本支出 (basic) of the 合计 row of statement 05
-- kind: final_accounts budget
-- phase: actual
-- dimension: total
-- null: no basic_expenditure statement | 没有基本支出决算明细表; no basic expenditure printed | 未列一般公共预算基本支出; basic expenditure is zero | 基本支出为零; no personnel expenditure printed | 未列人员经费合计
-- source: statement 06, basic_expenditure (一般公共预算财政拨款基本支出决算明细表), and 05, general_public_expenditure, 合计
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  'total' AS dimension,
  spent.personnel AS numerator,
  spent.basic AS denominator,
  CASE WHEN spent.basic IS NOT NULL THEN 'general_public_expenditure' END AS denominator_source,
  CAST(ratio(spent.personnel, spent.basic, 4) AS DECIMAL(18, 4)) AS value,
  CASE
    WHEN stated.revision_id IS NULL THEN 'no basic_expenditure statement'
    WHEN spent.basic IS NULL THEN 'no basic expenditure printed'
    WHEN spent.basic = 0 THEN 'basic expenditure is zero'
    WHEN spent.personnel IS NULL THEN 'no personnel expenditure printed'
  END AS reason
FROM reports
LEFT JOIN (
  SELECT DISTINCT revision_id, entity_id, fiscal_year FROM statements WHERE statement = 'basic_expenditure'
) AS stated
  ON stated.revision_id = reports.revision_id
  AND stated.entity_id = reports.entity_id
  AND stated.fiscal_year = reports.fiscal_year
LEFT JOIN (
  SELECT
    revision_id, entity_id, fiscal_year,
    MAX(CASE WHEN statement = 'basic_expenditure' AND item = 'personnel' THEN amount END) AS personnel,
    MAX(CASE WHEN statement = 'general_public_expenditure' AND item = 'total' AND measure = 'basic' THEN amount END) AS basic
  FROM facts
  WHERE statement IN ('basic_expenditure', 'general_public_expenditure')
    AND (phase = CASE kind WHEN 'budget' THEN 'initial_budget' ELSE 'actual' END OR phase IS NULL)
  GROUP BY revision_id, entity_id, fiscal_year
) AS spent
  ON spent.revision_id = reports.revision_id
  AND spent.entity_id = reports.entity_id
  AND spent.fiscal_year = reports.fiscal_year
