-- 线索的同类 | Peers of a lead
-- command: leads
--
-- The changes that the lead $metric and $dimension of the department $entity_id is compared with, its own included: those of
-- one of the groups of `metric_changes`: of the same level and function ($level 1), all departments (2), or all codes (3).
--
--   entity_id
--   entity_name
--   dimension = measured_part
--   revision_id
--   previous_revision_id = earlier_revision
--   previous_value = earlier_value
--   value
--   relative_change
SELECT
  changes.entity_id, changes.entity_name, changes.dimension, changes.revision_id, changes.previous_revision_id,
  changes.previous_value, changes.value, changes.relative_change
FROM metric_changes AS changes
LEFT JOIN entity_places AS places ON places.entity_id = changes.entity_id
LEFT JOIN entity_places AS own ON own.entity_id = $entity_id
WHERE changes.kind = $kind AND COALESCE(changes.scope, '') = $scope AND changes.fiscal_year = $year
  AND changes.metric = $metric AND changes.relative_change IS NOT NULL
  AND CASE
    WHEN $level = 1 THEN changes.dimension = $dimension AND places.function_group = own.function_group
      AND COALESCE(places.admin_level, '') = COALESCE(own.admin_level, '')
    WHEN $level = 2 THEN changes.dimension = $dimension
    WHEN $dimension LIKE '2%' OR $dimension LIKE '3%' THEN
      (changes.dimension LIKE '2%' OR changes.dimension LIKE '3%') AND LENGTH(changes.dimension) = LENGTH($dimension)
    ELSE NOT (changes.dimension LIKE '2%' OR changes.dimension LIKE '3%')
  END
ORDER BY changes.entity_id, changes.dimension
