-- 年度 | Years
-- key: fiscal_year
--
-- Every fiscal year from the first to the last that has a report.
--
--   fiscal_year
--   previous_year: 上年 | the year before
--   price_index: 居民消费价格定基指数 | consumer prices of the nation, 10^12 in the first year of the chain; null where none is known
--   report_count: 报告份数 | current reports of the year, of every kind and scope
SELECT
  fiscal_years.fiscal_year, fiscal_years.fiscal_year - 1 AS previous_year,
  MAX(prices.chain_index) AS price_index, COUNT(DISTINCT reports.revision_id) AS report_count
FROM fiscal_years
LEFT JOIN reports ON reports.fiscal_year = fiscal_years.fiscal_year
LEFT JOIN prices ON prices.year = fiscal_years.fiscal_year AND prices.region_code = '000000'
WHERE fiscal_years.fiscal_year BETWEEN (SELECT MIN(fiscal_year) FROM reports) AND (SELECT MAX(fiscal_year) FROM reports)
GROUP BY fiscal_years.fiscal_year
ORDER BY fiscal_years.fiscal_year
