-- 价格指数 | Deflators
--
-- The price indices that constant prices are computed with: the consumer prices of the nation, and those of a reference folder of
-- one's own (`deflators.csv`), such as a GDP deflator. An amount of year a in prices of year b is the amount × chain_index(b) ÷
-- chain_index(a), if both years belong to one unbroken chain.
--
--   deflator
--   region_code = price_region
--   year
--   previous_year_100
--   chain_from: 定基指数首年 | the first year of the unbroken chain
--   chain_index
--   source
SELECT deflator, region_code, year, previous_year_100, chain_from, chain_index, source
FROM reference_deflators
