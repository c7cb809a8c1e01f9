-- id: disclosure_score
-- version: 2
-- label_zh: 公开完整度
-- label_en: Disclosure score
-- short: 公开度
-- unit: ratio
-- numerator: 应公开的报表和说明中已公开的项数 | of the required statements and explanations, those that the report has
-- denominator: 应公开内容十四项：九张报表，以及三公经费、机关运行经费、政府采购、国有资产和绩效五项说明 | the nine statements, and the explanations on 三公, 机关运行经费, 政府采购, 国有资产 and 绩效: fourteen
-- kind: final_accounts
-- phase: actual
-- dimension: total statements explanations
-- null: never null | 总有值
-- additive: false
-- source: 已读取的报表，以及读到数字或语句的说明 | the statements found, and the sections of which a number or a sentence was read
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  dimensions.dimension,
  CAST(
    CASE WHEN dimensions.dimension = 'explanations' THEN 0 ELSE COALESCE(stated.statement_count, 0) END
    + CASE WHEN dimensions.dimension = 'statements' THEN 0 ELSE COALESCE(told.section_count, 0) END
    AS DECIMAL(18, 2)) AS numerator,
  dimensions.required AS denominator,
  'the national template' AS denominator_source,
  rate(
    CAST(
      CASE WHEN dimensions.dimension = 'explanations' THEN 0 ELSE COALESCE(stated.statement_count, 0) END
      + CASE WHEN dimensions.dimension = 'statements' THEN 0 ELSE COALESCE(told.section_count, 0) END
      AS DECIMAL(18, 2)),
    dimensions.required) AS value,
  CAST(NULL AS STRING) AS reason
FROM reports
CROSS JOIN (
  SELECT 'total' AS dimension, CAST(14 AS DECIMAL(18, 2)) AS required
  UNION ALL SELECT 'statements', CAST(9 AS DECIMAL(18, 2))
  UNION ALL SELECT 'explanations', CAST(5 AS DECIMAL(18, 2))
) AS dimensions
LEFT JOIN (
  SELECT revision_id, entity_id, fiscal_year, COUNT(DISTINCT statement) AS statement_count
  FROM statements
  -- Some provinces print others in addition to those of the template.
  WHERE statement IN ('income_expenditure_summary', 'income', 'expenditure', 'appropriation_summary',
    'general_public_expenditure', 'basic_expenditure', 'government_fund', 'state_capital', 'three_public')
  GROUP BY revision_id, entity_id, fiscal_year
) AS stated
  ON stated.revision_id = reports.revision_id AND stated.entity_id = reports.entity_id
  AND stated.fiscal_year = reports.fiscal_year
LEFT JOIN (
  SELECT revision_id, entity_id, fiscal_year, COUNT(DISTINCT section) AS section_count
  FROM (
    SELECT revision_id, entity_id, fiscal_year, section FROM claims
    UNION ALL SELECT revision_id, entity_id, fiscal_year, section FROM unread_sentences
    UNION ALL SELECT revision_id, entity_id, fiscal_year, 'performance' AS section FROM projects
  ) AS read
  WHERE section IN ('three_public', 'operating_cost', 'procurement', 'state_assets', 'performance')
  GROUP BY revision_id, entity_id, fiscal_year
) AS told
  ON told.revision_id = reports.revision_id AND told.entity_id = reports.entity_id
  AND told.fiscal_year = reports.fiscal_year
WHERE reports.kind = 'final_accounts'
