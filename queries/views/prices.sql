-- 居民消费价格指数 | Consumer prices
--
-- The consumer price index of each year, and its chain: an amount of year a in prices of year b is the amount ×
-- chain_index(b) ÷ chain_index(a).
--
--   region_code: 行政区划代码 | 000000 is the nation
--   year
--   previous_year_100: 上年为100 | the index, with the previous year at 100
--   chain_index: 定基指数 | 10^12 in the first year of the unbroken chain, rounded to an integer
--   source
SELECT region_code, year, previous_year_100, chain_index, source
FROM reference_prices
