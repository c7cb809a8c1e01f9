-- 价格指数 | Deflators
--
-- The price indices that constant prices are computed with: the consumer prices of the nation, and those of a reference folder of
-- one's own (`deflators.csv`), such as a GDP deflator. An amount of year a in prices of year b is the amount × chain_index(b) ÷
-- chain_index(a), if both years belong to one unbroken chain.
--
--   deflator: 平减指数 | the name of the index
--   region_code: 行政区划代码 | 000000 is the nation
--   year
--   previous_year_100: 上年为100 | the index, with the previous year at 100
--   chain_from: 定基指数首年 | the first year of the unbroken chain
--   chain_index: 定基指数 | 10^12 in the first year of the unbroken chain, rounded to an integer
--   source
SELECT deflator, region_code, year, previous_year_100, chain_from, chain_index, source
FROM reference_deflators
