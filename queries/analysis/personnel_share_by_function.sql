-- 各职能部门人员经费占比 | Personnel share by function
--
-- Personnel expenditure divided by basic expenditure, added up over the departments of each function.
--
-- param: year | integer | - | 财政年度 | the fiscal year
--
--   function_group: 职能组 | the group of departments with the same task; null where a name does not show it
--   label_zh
--   body_count: 部门数 | departments added up
--   personnel: 人员经费（元） | yuan
--   basic: 基本支出（元） | yuan
--   share: 人员经费占比 | personnel ÷ basic
SELECT
  places.function_group, functions.label_zh, COUNT(*) AS body_count,
  CAST(SUM(measure.numerator) AS DECIMAL(18, 2)) AS personnel, CAST(SUM(measure.denominator) AS DECIMAL(18, 2)) AS basic,
  rate(SUM(measure.numerator), SUM(measure.denominator)) AS share
FROM metric_personnel_share AS measure
LEFT JOIN entity_places AS places ON places.entity_id = measure.entity_id
LEFT JOIN functions ON functions.function_group = places.function_group
WHERE measure.fiscal_year = $year AND measure.kind = 'final_accounts'
  AND measure.scope = 'department' AND measure.value IS NOT NULL
GROUP BY places.function_group, functions.label_zh
ORDER BY share DESC NULLS LAST, places.function_group NULLS LAST
