-- 变动最大的部门 | Biggest movers
--
-- The departments whose expenditure changed most from the year before, in yuan. Both years are from the departments'
-- own reports.
--
-- param: year | integer | - | 财政年度 | the fiscal year
-- param: kind | text | final_accounts | 报告种类 | final_accounts or budget
-- param: limit | integer | 20 | 行数 | how many rows
--
--   entity_id
--   entity_name
--   scope
--   before = previous
--   amount = amount_of_year
--   change: 变动额（元） | yuan
--   yoy: 变动率 | change ÷ the year before, four decimals; null where that is zero or negative
SELECT
  now.entity_id, now.entity_name, now.scope, earlier.amount AS before, now.amount AS amount,
  CAST(now.amount - earlier.amount AS DECIMAL(18, 2)) AS change,
  CASE WHEN earlier.amount > 0 THEN rate(now.amount - earlier.amount, earlier.amount) END AS yoy
FROM figures AS now
JOIN figures AS earlier
  ON earlier.entity_id = now.entity_id AND earlier.fiscal_year = now.fiscal_year - 1 AND earlier.kind = now.kind
  AND earlier.scope = now.scope AND earlier.topic = now.topic AND earlier.fund IS NULL AND earlier.own_phase
WHERE now.topic = 'expenditure_of_year' AND now.fund IS NULL AND now.own_phase
  AND now.fiscal_year = $year AND now.kind = $kind
ORDER BY ABS(now.amount - earlier.amount) DESC NULLS LAST, now.entity_id NULLS LAST, now.scope NULLS LAST
LIMIT $limit
