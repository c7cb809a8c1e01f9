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
  CASE WHEN spent.total IS NOT NULL THEN spent.statement END AS denominator_source,
  CAST(ratio(spent.project, spent.total, 4) AS DECIMAL(22, 4)) AS value,
  CASE
    WHEN spent.revision_id IS NULL THEN 'no expenditure statement'
    WHEN spent.total IS NULL THEN 'no total printed'
    WHEN spent.total = 0 THEN 'total is zero'
    WHEN spent.project IS NULL THEN 'no project expenditure printed'
  END AS reason
FROM reports
LEFT JOIN statement_totals AS spent
  ON spent.revision_id = reports.revision_id AND spent.entity_id = reports.entity_id
  AND spent.fiscal_year = reports.fiscal_year AND spent.statement = 'expenditure'
