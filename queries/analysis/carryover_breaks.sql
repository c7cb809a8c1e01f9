-- 结转不衔接 | Carryover breaks
--
-- Opening carryovers that differ from the closing carryover of the year before.
--
-- param: first | integer | 1994 | 起始年度 | the first fiscal year
--
--   entity_id
--   entity_name
--   scope
--   fiscal_year = shown_year
--   statement: 报表 | which statement
--   fund
--   closing_amount: 上年年末（元） | yuan
--   opening_amount: 年初（元） | yuan
--   difference = opening_less_closing
SELECT entity_id, entity_name, scope, fiscal_year, statement, fund, closing_amount, opening_amount, difference
FROM carryovers
WHERE state = 'fail' AND fiscal_year >= $first
ORDER BY
  ABS(difference) DESC NULLS LAST, entity_id NULLS LAST, scope NULLS LAST, fiscal_year NULLS LAST, statement NULLS LAST,
  fund NULLS LAST
