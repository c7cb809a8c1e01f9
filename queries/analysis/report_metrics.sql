-- 报告所用指标 | Metrics of a report
-- command: report
--
-- One metric with all its dimensions, for the final accounts of the scope $scope and the entities that
-- `report_papers.sql` finds with the same filters.
--
--   metric
--   entity_id
--   fiscal_year
--   dimension
--   numerator
--   denominator = denominator_if_any
--   denominator_source = denominator_phase
--   value = rounded_value
--   reason
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
