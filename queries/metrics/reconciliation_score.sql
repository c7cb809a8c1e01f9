-- id: reconciliation_score
-- version: 1
-- label_zh: 勾稽相符率
-- label_en: Reconciliation score
-- short: 勾稽率
-- unit: ratio
-- numerator: 相符的勾稽关系，含尾差 | checks that pass, exactly or within rounding
-- denominator: 能够核对的勾稽关系：相符与不符之和 | checks that could be made: those that pass and those that fail
-- kind: final_accounts budget
-- phase: actual
-- dimension: total
-- null: nothing could be compared | 没有可核对的勾稽关系
-- additive: false
-- source: 核对结果（rule_results） | the rules' results (rule_results)
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  'total' AS dimension,
  CAST(checked.held AS DECIMAL(18, 2)) AS numerator,
  CAST(checked.compared AS DECIMAL(18, 2)) AS denominator,
  CASE WHEN checked.compared > 0 THEN 'rule_results' END AS denominator_source,
  rate(checked.held, checked.compared) AS value,
  CASE WHEN COALESCE(checked.compared, 0) = 0 THEN 'nothing could be compared' END AS reason
FROM reports
LEFT JOIN (
  SELECT
    revision_id, entity_id, fiscal_year, CAST(SUM(pass_count + rounding_count) AS DECIMAL(18, 2)) AS held,
    CAST(SUM(pass_count + rounding_count + fail_count) AS DECIMAL(18, 2)) AS compared
  FROM rule_results
  GROUP BY revision_id, entity_id, fiscal_year
) AS checked
  ON checked.revision_id = reports.revision_id AND checked.entity_id = reports.entity_id
  AND checked.fiscal_year = reports.fiscal_year
