-- 基本支出经济分类构成 | Economic mix
--
-- Basic expenditure by economic group, added up over all departments of the scope.
--
-- param: year | integer | - | 财政年度 | the fiscal year
-- param: kind | text | final_accounts | 报告种类 | final_accounts or budget
-- param: scope | text | department | 编报范围 | department, own_level or unit
--
--   series_code
--   name
--   body_count
--   amount
--   share: 占比 | amount ÷ the sum of all groups
WITH parts AS (
  SELECT series_code, COUNT(DISTINCT entity_id) AS body_count, CAST(SUM(amount) AS DECIMAL(18, 2)) AS amount
  FROM spending_series
  WHERE fiscal_year = $year AND kind = $kind AND scope = $scope AND code_domain = 'economic' AND LENGTH(series_code) = 5
  GROUP BY series_code
)
SELECT
  parts.series_code, named.name, parts.body_count, parts.amount,
  rate(parts.amount, SUM(parts.amount) OVER ()) AS share
FROM parts
LEFT JOIN code_names AS named
  ON named.code_domain = 'economic' AND named.code = parts.series_code AND named.fiscal_year = $year
ORDER BY parts.amount DESC NULLS LAST, parts.series_code NULLS LAST
