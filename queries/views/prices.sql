-- 居民消费价格指数 | Consumer prices
--
-- The consumer price index of each year, and its chain: an amount of year a in prices of year b is
-- amount × chain_index(b) ÷ chain_index(a).
--
--   region_code: 行政区划代码 | 000000 is the nation
--   year
--   previous_year_100: 上年为100 | the index, the previous year being 100
--   chain_index: 定基指数 | the first year of the unbroken chain is 10^12, rounded to whole numbers
--   source
SELECT region_code, year, previous_year_100, chain_index, source
FROM reference_prices
