-- 绩效偏低的项目 | Weak performance
--
-- Self-evaluated projects with a score below the given one.
--
-- param: year | integer | - | 财政年度 | the fiscal year
-- param: below | integer | 90 | 低于 | only scores below this
--
--   entity_id
--   entity_name
--   name
--   score
--   rate: 执行率（%） | as printed
--   page
--   line
SELECT entity_id, entity_name, name, score, rate, page, line
FROM projects
WHERE fiscal_year = $year AND evaluation_kind = 'project' AND score < $below
ORDER BY score NULLS LAST, entity_id NULLS LAST, evaluation_index NULLS LAST, scope NULLS LAST
