-- 支出最多的部门 | The departments that spent most
--
-- The departments with the largest expenditure of a year, each with its share of basic expenditure.
--
-- param: year | integer | - | 财政年度 | the fiscal year
-- param: limit | integer | 10 | 行数 | how many rows
--
--   entity_name
--   spent: 支出（元） | expenditure, yuan
--   basic_share: 基本支出占比 | basic ÷ total expenditure
SELECT spending.entity_name, CAST(spending.value AS DECIMAL(18, 2)) AS spent, shares.value AS basic_share
FROM metrics_total AS spending
JOIN metric_basic_share AS shares USING (revision_id, fiscal_year)
WHERE spending.metric = 'expenditure' AND fiscal_year = $year
  AND spending.kind = 'final_accounts' AND spending.scope = 'department'
ORDER BY spent DESC NULLS LAST, spending.entity_id
LIMIT $limit
