-- id: concentration
-- version: 1
-- label_zh: 支出集中度
-- label_en: Concentration of expenditure
-- short: 集中度
-- unit: ratio
-- numerator: 金额最大的类（或项）；指标值为各类（项）占比平方和（HHI），占比保留六位小数 | the largest class or item; the value is the sum of the squared shares of all (HHI), shares to six decimals
-- denominator: 表03各类（或各项）支出之和 | the sum over all classes or items of statement 03
-- kind: final_accounts budget
-- phase: actual
-- dimension: class item
-- null: no codes printed | 未列科目; total is zero | 支出合计为零
-- additive: false
-- pooled: false
-- source: 表03支出决算表，按功能分类科目 | statement 03, expenditure, by functional code
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  levels.code_level AS dimension,
  spread.largest AS numerator,
  spread.whole AS denominator,
  CASE WHEN spread.whole IS NOT NULL THEN 'expenditure, ' || levels.code_level END AS denominator_source,
  spread.squares AS value,
  CASE
    WHEN spread.whole IS NULL THEN 'no codes printed'
    WHEN spread.whole = 0 THEN 'total is zero'
  END AS reason
FROM reports
CROSS JOIN (SELECT 'class' AS code_level, 3 AS digits UNION ALL SELECT 'item', 7) AS levels
LEFT JOIN (
  SELECT
    revision_id, entity_id, fiscal_year, digits, MAX(amount) AS largest, MAX(whole) AS whole,
    CAST(SUM(CAST(ratio(amount, whole, 6) AS DECIMAL(12, 6)) * CAST(ratio(amount, whole, 6) AS DECIMAL(12, 6)))
      AS DECIMAL(22, 4)) AS squares
  FROM (
    SELECT
      revision_id, entity_id, fiscal_year, LENGTH(series_code) AS digits, amount,
      CAST(SUM(amount) OVER (PARTITION BY revision_id, entity_id, fiscal_year, LENGTH(series_code)) AS DECIMAL(18, 2))
        AS whole
    FROM spending_series
    WHERE code_domain = 'functional' AND measure = 'total'
  ) AS parts
  GROUP BY revision_id, entity_id, fiscal_year, digits
) AS spread
  ON spread.revision_id = reports.revision_id AND spread.entity_id = reports.entity_id
  AND spread.fiscal_year = reports.fiscal_year AND spread.digits = levels.digits
