-- id: project_share
-- version: 2
-- label_zh: 项目支出占比
-- label_en: Project share of expenditure
-- unit: ratio
-- numerator: 项目支出 (project) of the 合计 row
-- denominator: 本年支出合计 (total) of the 合计 row
-- kind: final_accounts budget
-- phase: actual
-- dimension: total
-- null: no expenditure statement | 没有支出决算表; no total printed | 未列支出合计; total is zero | 支出合计为零; no project expenditure printed | 未列项目支出
-- source: statement 03, expenditure (支出决算表), 合计
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  'total' AS dimension,
  spent.project AS numerator,
  spent.total AS denominator,
  CASE WHEN spent.total IS NOT NULL THEN 'expenditure' END AS denominator_source,
  CAST(ratio(spent.project, spent.total, 4) AS DECIMAL(18, 4)) AS value,
  CASE
    WHEN stated.revision_id IS NULL THEN 'no expenditure statement'
    WHEN spent.total IS NULL THEN 'no total printed'
    WHEN spent.total = 0 THEN 'total is zero'
    WHEN spent.project IS NULL THEN 'no project expenditure printed'
  END AS reason
FROM reports
LEFT JOIN (
  SELECT DISTINCT revision_id, entity_id, fiscal_year FROM statements WHERE statement = 'expenditure'
) AS stated
  ON stated.revision_id = reports.revision_id
  AND stated.entity_id = reports.entity_id
  AND stated.fiscal_year = reports.fiscal_year
LEFT JOIN (
  SELECT
    revision_id, entity_id, fiscal_year,
    MAX(CASE WHEN measure = 'total' THEN amount END) AS total,
    MAX(CASE WHEN measure = 'project' THEN amount END) AS project
  FROM facts
  WHERE statement = 'expenditure' AND item = 'total'
    AND (phase = CASE kind WHEN 'budget' THEN 'initial_budget' ELSE 'actual' END OR phase IS NULL)
  GROUP BY revision_id, entity_id, fiscal_year
) AS spent
  ON spent.revision_id = reports.revision_id
  AND spent.entity_id = reports.entity_id
  AND spent.fiscal_year = reports.fiscal_year
