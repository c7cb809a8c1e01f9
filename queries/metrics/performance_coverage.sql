-- id: performance_coverage
-- version: 1
-- label_zh: 绩效自评覆盖率
-- label_en: Coverage of self-evaluations
-- short: 自评覆盖率
-- unit: ratio
-- numerator: 已自评项目执行数之和 | what the evaluated projects spent (执行数), added up
-- denominator: 当年项目支出，各类资金合计 | 项目支出 (project) of the year, all funds
-- kind: final_accounts
-- phase: actual
-- dimension: total
-- null: no project expenditure printed | 未列项目支出; project expenditure is zero | 项目支出为零; no evaluated project prints what it spent | 自评表未列执行数
-- additive: false
-- source: 项目绩效自评表，表03 | the self-evaluations of projects, and statement 03
SELECT
  totals.revision_id, totals.entity_id, totals.entity_name, totals.fiscal_year, totals.kind, totals.scope,
  'total' AS dimension,
  evaluated.spent AS numerator,
  totals.project AS denominator,
  totals.project_source AS denominator_source,
  rate(evaluated.spent, totals.project) AS value,
  CASE
    WHEN totals.project IS NULL THEN 'no project expenditure printed'
    WHEN totals.project = 0 THEN 'project expenditure is zero'
    WHEN evaluated.spent IS NULL THEN 'no evaluated project prints what it spent'
  END AS reason
FROM report_totals AS totals
LEFT JOIN (
  SELECT revision_id, entity_id, fiscal_year, CAST(SUM(actual) AS DECIMAL(18, 2)) AS spent
  FROM projects
  WHERE evaluation_kind = 'project'
  GROUP BY revision_id, entity_id, fiscal_year
) AS evaluated
  ON evaluated.revision_id = totals.revision_id AND evaluated.entity_id = totals.entity_id
  AND evaluated.fiscal_year = totals.fiscal_year
WHERE totals.kind = 'final_accounts'
