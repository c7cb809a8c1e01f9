-- 追溯调整的数字 | Restated figures
--
-- Amounts of the year before that a report states differently from that year's own report.
--
-- param: year | integer | - | 财政年度 | the fiscal year
--
--   entity_id
--   entity_name
--   scope
--   compared_year: 对比年度 | the year before
--   topic
--   fund
--   code
--   told: 追溯的上年数（元） | yuan
--   own: 上年原报数（元） | yuan
--   difference = told_less_own
--   increase_line
--   own_line
SELECT entity_id, entity_name, scope, compared_year, topic, fund, code, told, own, difference, increase_line, own_line
FROM restatements
WHERE fiscal_year = $year AND state = 'fail'
ORDER BY
  ABS(difference) DESC NULLS LAST, entity_id NULLS LAST, scope NULLS LAST, topic NULLS LAST, fund NULLS LAST, code NULLS LAST,
  increase_line NULLS LAST
