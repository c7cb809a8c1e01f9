-- 指标的上年数追溯 | Restated metrics
--
-- The value of a metric for the year before that a report states, where it differs from the value in that year's own
-- report.
--
--   metric
--   entity_id
--   scope
--   compared_year: 对比年度 | the year that is restated
--   dimension = measured_part
--   restated: 追溯的上年数（元） | yuan, as the later report states it
SELECT
  topics.metric, restated.entity_id, restated.scope, restated.compared_year, topics.dimension,
  CAST(MIN(restated.restated) AS DECIMAL(22, 4)) AS restated
FROM restatements AS restated
JOIN metric_topics AS topics ON topics.topic = restated.topic
WHERE restated.fund IS NULL AND restated.code IS NULL AND restated.state = 'fail'
GROUP BY topics.metric, restated.entity_id, restated.scope, restated.compared_year, topics.dimension
