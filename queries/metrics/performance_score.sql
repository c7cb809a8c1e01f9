-- id: performance_score
-- version: 1
-- label_zh: 绩效自评得分
-- label_en: Self-evaluation score
-- short: 自评得分 绩效得分
-- unit: points
-- numerator: 列示得分之和 | the scores printed, added up
-- denominator: 列示得分的自评个数 | how many self-evaluations print one
-- kind: final_accounts
-- phase: actual
-- dimension: project department
-- null: no self-evaluation | 没有绩效自评表; no score printed | 未列得分
-- additive: false
-- source: 绩效自评表 | the self-evaluations (绩效自评表)
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  kinds.evaluation_kind AS dimension,
  CAST(scored.points AS DECIMAL(18, 2)) AS numerator,
  CAST(scored.score_count AS DECIMAL(18, 2)) AS denominator,
  CASE WHEN scored.evaluation_count IS NOT NULL THEN 'projects with a score' END AS denominator_source,
  CAST(ratio(scored.points, scored.score_count, 2) AS DECIMAL(22, 4)) AS value,
  CASE
    WHEN scored.evaluation_count IS NULL THEN 'no self-evaluation'
    WHEN scored.score_count = 0 THEN 'no score printed'
  END AS reason
FROM reports
CROSS JOIN (SELECT 'project' AS evaluation_kind UNION ALL SELECT 'department') AS kinds
LEFT JOIN (
  SELECT
    revision_id, entity_id, fiscal_year, evaluation_kind, SUM(score) AS points, COUNT(score) AS score_count,
    COUNT(*) AS evaluation_count
  FROM projects
  GROUP BY revision_id, entity_id, fiscal_year, evaluation_kind
) AS scored
  ON scored.revision_id = reports.revision_id AND scored.entity_id = reports.entity_id
  AND scored.fiscal_year = reports.fiscal_year AND scored.evaluation_kind = kinds.evaluation_kind
WHERE reports.kind = 'final_accounts'
