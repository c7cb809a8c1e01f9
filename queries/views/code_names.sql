-- 科目逐年名称 | Names of codes by year
--
-- The name of a code in a year: its name in the list of that year (one whose period is known before one whose period is not),
-- otherwise the next name that it received, otherwise the last name that it had. So a series under a code of 2018 has that
-- code's name in 2017, too. One row per code and year.
--
--   code_domain
--   code
--   fiscal_year = shown_year
--   name
SELECT code_domain, code, fiscal_year, name
FROM (
  SELECT
    codes.code_domain, codes.code, fiscal_years.fiscal_year, codes.name,
    ROW_NUMBER() OVER (
      PARTITION BY codes.code_domain, codes.code, fiscal_years.fiscal_year
      ORDER BY
        CASE
          WHEN codes.first_year > fiscal_years.fiscal_year THEN 2
          WHEN codes.last_year < fiscal_years.fiscal_year THEN 3
          ELSE 1
        END,
        CASE WHEN codes.first_year > fiscal_years.fiscal_year THEN codes.first_year ELSE 0 END,
        -- A name of these years before one whose years are not known.
        CASE WHEN codes.first_year IS NULL AND codes.last_year IS NULL THEN 2 ELSE 1 END,
        codes.last_year DESC NULLS LAST, codes.name
    ) AS nearness
  FROM codes
  CROSS JOIN fiscal_years
) AS named
WHERE nearness = 1
