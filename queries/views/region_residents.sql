-- 各年度人口 | Residents by fiscal year
--
-- Residents of the regions for the fiscal years from their first report to the last, of each population chosen in four ways from the counts in
-- whose borders the region was in that year. `interpolated` divides the change between two counts evenly over the years between them, rounded half up to a person; a
-- year with a count of its own, and one after the last count, has that count.
--
--   region_code
--   fiscal_year
--   population
--   choice: 取法 | last (the last count that is not after the year), nearest, interpolated, or census (as last, but a census)
--   residents = residents_of_population
--   counted_on = counted_on_or_between
--   is_interpolated
--   source
WITH asked AS (
  SELECT spans.region_code, fiscal_years.fiscal_year
  FROM (
    SELECT places.region_code, MIN(reports.fiscal_year) AS first_year, MAX(reports.fiscal_year) AS last_year
    FROM reports
    JOIN entity_places AS places ON places.entity_id = reports.entity_id
    WHERE places.region_code IS NOT NULL
    GROUP BY places.region_code
  ) AS spans
  JOIN fiscal_years ON fiscal_years.fiscal_year BETWEEN spans.first_year AND spans.last_year
), counted AS (
  SELECT
    asked.region_code, asked.fiscal_year, counts.population, counts.year, counts.residents, counts.counted_on, counts.rank,
    counts.source
  FROM asked
  JOIN resident_counts AS counts
    ON counts.region_code = asked.region_code
    AND COALESCE(counts.borders_from, asked.fiscal_year) <= asked.fiscal_year
    AND COALESCE(counts.borders_until, asked.fiscal_year) >= asked.fiscal_year
), choices AS (
  SELECT 'last' AS choice, counted.*, fiscal_year - year AS distance FROM counted WHERE year <= fiscal_year
  UNION ALL
  SELECT 'nearest', counted.*, ABS(fiscal_year - year) FROM counted
  UNION ALL
  -- Censuses are held on 1 November of the years that end in 0.
  SELECT 'census', counted.*, fiscal_year - year FROM counted WHERE year <= fiscal_year AND counted_on LIKE '%0-11-01'
), chosen AS (
  SELECT
    choices.*,
    ROW_NUMBER() OVER (
      PARTITION BY choice, region_code, fiscal_year, population
      ORDER BY distance, year, rank, counted_on DESC NULLS LAST, source
    ) AS place
  FROM choices
), pairs AS (
  SELECT
    earlier.region_code, earlier.fiscal_year, earlier.population,
    CAST(ratio(
      CAST(earlier.residents AS DECIMAL(18, 2)) * (later.year - earlier.fiscal_year)
        + CAST(later.residents AS DECIMAL(18, 2)) * (earlier.fiscal_year - earlier.year),
      CAST(later.year - earlier.year AS DECIMAL(18, 2)), 0
    ) AS INTEGER) AS residents,
    earlier.counted_on || '..' || later.counted_on AS counted_on,
    CASE WHEN earlier.source = later.source THEN earlier.source ELSE earlier.source || ', ' || later.source END AS source,
    -- Two counts of one kind are drawn alike.
    ROW_NUMBER() OVER (
      PARTITION BY earlier.region_code, earlier.fiscal_year, earlier.population
      ORDER BY earlier.year DESC, later.year, CASE WHEN earlier.rank = later.rank THEN 0 ELSE 1 END, earlier.rank, later.rank
    ) AS place
  FROM counted AS earlier
  JOIN counted AS later
    ON later.region_code = earlier.region_code AND later.fiscal_year = earlier.fiscal_year
    AND later.population = earlier.population
    AND earlier.year < earlier.fiscal_year AND later.year > later.fiscal_year
)
SELECT region_code, fiscal_year, population, choice, residents, counted_on, FALSE AS is_interpolated, source
FROM chosen
WHERE place = 1
UNION ALL
SELECT
  chosen.region_code, chosen.fiscal_year, chosen.population, 'interpolated' AS choice,
  COALESCE(pairs.residents, chosen.residents) AS residents,
  CASE WHEN pairs.place = 1 THEN pairs.counted_on ELSE chosen.counted_on END AS counted_on,
  pairs.place IS NOT NULL AS is_interpolated,
  CASE WHEN pairs.place = 1 THEN pairs.source ELSE chosen.source END AS source
FROM chosen
LEFT JOIN pairs
  ON pairs.region_code = chosen.region_code AND pairs.fiscal_year = chosen.fiscal_year
  AND pairs.population = chosen.population AND pairs.place = 1
  AND chosen.year < chosen.fiscal_year
WHERE chosen.choice = 'last' AND chosen.place = 1
