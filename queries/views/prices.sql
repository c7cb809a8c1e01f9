-- 居民消费价格指数 | Consumer prices
--
-- The consumer price index of each year, and its chain: an amount of year a in prices of year b is the amount ×
-- chain_index(b) ÷ chain_index(a).
--
--   region_code = price_region
--   year
--   previous_year_100
--   chain_index
--   source
SELECT region_code, year, previous_year_100, chain_index, source
FROM reference_prices
