-- 结转结余逐年增加 | Growing carryovers
--
-- The departments whose year-end carryover grew every year, for at least the given number of years up to the given
-- year.
--
-- param: year | integer | - | 财政年度 | the fiscal year
-- param: years | integer | 2 | 连续年数 | at least so many increases in a row
--
--   entity_id
--   entity_name
--   scope
--   increases: 连续增加年数 | increases in a row up to the year
--   amount: 年末结转和结余（元） | yuan, of the year
WITH closing AS (
  SELECT
    entity_id, entity_name, scope, fiscal_year, amount,
    LAG(amount) OVER (PARTITION BY entity_id, scope ORDER BY fiscal_year) AS previous,
    LAG(fiscal_year) OVER (PARTITION BY entity_id, scope ORDER BY fiscal_year) AS previous_year
  FROM figures
  WHERE topic = 'closing_carryover' AND fund IS NULL AND own_phase AND kind = 'final_accounts' AND fiscal_year <= $year
),
marked AS (
  SELECT
    *,
    MAX(CASE WHEN previous IS NULL OR previous_year <> fiscal_year - 1 OR amount <= previous THEN fiscal_year END)
      OVER (PARTITION BY entity_id, scope) AS last_stop
  FROM closing
)
SELECT entity_id, entity_name, scope, fiscal_year - last_stop AS increases, amount
FROM marked
WHERE fiscal_year = $year AND fiscal_year - last_stop >= $years
ORDER BY increases DESC NULLS LAST, amount DESC NULLS LAST, entity_id NULLS LAST, scope NULLS LAST
