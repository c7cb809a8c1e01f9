-- id: project_share
-- version: 2
-- label_zh: 项目支出占比
-- label_en: Project share of expenditure
-- short: 项目占比
-- unit: ratio
-- numerator: 合计行的项目支出 | 项目支出 (project) of the 合计 row
-- denominator: 合计行的本年支出合计 | 本年支出合计 (total) of the 合计 row
-- kind: final_accounts budget
-- phase: actual
-- dimension: total
-- null: no expenditure statement | 没有支出决算表; no total printed | 未列支出合计; total is zero | 支出合计为零; no project expenditure printed | 未列项目支出
-- additive: false
-- source: 表03支出决算表合计行 | statement 03, expenditure (支出决算表), 合计
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope,
  'total' AS dimension,
  project AS numerator,
  total AS denominator,
  CASE WHEN total IS NOT NULL THEN statement END AS denominator_source,
  rate(project, total) AS value,
  CASE
    WHEN NOT stated THEN 'no expenditure statement'
    WHEN total IS NULL THEN 'no total printed'
    WHEN total = 0 THEN 'total is zero'
    WHEN project IS NULL THEN 'no project expenditure printed'
  END AS reason
FROM statement_totals
WHERE statement = 'expenditure'
