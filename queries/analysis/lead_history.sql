-- 线索的历年变动 | Other years of a lead
-- command: leads
--
-- The changes in the other years of the series of a lead, which its usual residual is computed from.
--
--   fiscal_year = shown_year
--   revision_id
--   previous_revision_id = earlier_revision
--   previous_value = earlier_value
--   value
--   peer_median
SELECT fiscal_year, revision_id, previous_revision_id, previous_value, value, peer_median
FROM metric_changes
WHERE kind = $kind AND COALESCE(scope, '') = $scope AND fiscal_year <> $year AND metric = $metric
  AND dimension = $dimension AND entity_id = $entity_id AND residual IS NOT NULL
ORDER BY fiscal_year
