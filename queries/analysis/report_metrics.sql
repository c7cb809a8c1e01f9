-- 报告所用指标 | Metrics of a report
--
-- One metric, all its parts, of the final accounts of the scope $scope and the bodies that `report_papers.sql` finds with the same
-- filters.
--
--   metric: 指标 | the metric's id
--   entity_id: 部门标识 | stable name of the publishing body
--   fiscal_year: 财政年度 | the year that the figures are about
--   dimension: 维度 | the part of the report that the row measures; the first that the metric lists is the whole
--   numerator: 分子 | yuan, or what the metric says
--   denominator: 分母 | yuan, persons, or what the metric says; null where the value is an amount
--   denominator_source: 分母来源 | statement and phase of the denominator
--   value: 指标值 | numerator ÷ denominator, half away from zero: a ratio to four decimals, yuan to two
--   reason: 无值原因 | why value is null
SELECT
  $metric AS metric, measure.entity_id, measure.fiscal_year, measure.dimension, measure.numerator, measure.denominator,
  measure.denominator_source, measure.value, measure.reason
FROM metrics AS measure
LEFT JOIN entity_places AS places ON places.entity_id = measure.entity_id
WHERE measure.metric = $metric AND measure.kind = 'final_accounts' AND measure.scope = $scope
  AND measure.fiscal_year BETWEEN $first AND $last
  AND ($entity_id = '' OR measure.entity_id = $entity_id)
  AND ($level = '' OR places.admin_level = $level)
  AND ($function = '' OR places.function_group = $function)
  AND ($region = '' OR SUBSTRING(places.region_code, 1, LENGTH($region)) = $region)
  AND ($contained = '' OR instr(measure.entity_name, $contained) > 0)
ORDER BY measure.entity_id NULLS LAST, measure.fiscal_year NULLS LAST, measure.dimension NULLS LAST
