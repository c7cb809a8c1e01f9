-- 各功能类支出 | Spending by function
--
-- Spending by functional class, added up over all departments of the scope, under the codes of the crosswalk.
--
-- param: year | integer | - | 财政年度 | the fiscal year
-- param: kind | text | final_accounts | 报告种类 | final_accounts or budget
-- param: scope | text | department | 编报范围 | department, own_level or unit
--
--   series_code
--   name
--   body_count
--   amount
--   share: 占比 | amount ÷ the sum of all classes
WITH classes AS (
  SELECT series_code, COUNT(DISTINCT entity_id) AS body_count, CAST(SUM(amount) AS DECIMAL(18, 2)) AS amount
  FROM spending_series
  WHERE fiscal_year = $year AND kind = $kind AND scope = $scope AND code_domain = 'functional' AND measure = 'total'
    AND LENGTH(series_code) = 3
  GROUP BY series_code
)
SELECT
  classes.series_code, named.name, classes.body_count, classes.amount,
  rate(classes.amount, SUM(classes.amount) OVER ()) AS share
FROM classes
LEFT JOIN code_names AS named
  ON named.code_domain = 'functional' AND named.code = classes.series_code AND named.fiscal_year = $year
ORDER BY classes.amount DESC NULLS LAST, classes.series_code NULLS LAST
