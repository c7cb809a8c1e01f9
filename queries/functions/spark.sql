-- The functions that engines spell differently, for Spark. Statements end with a semicolon at the end of a line.

-- An amount in fen, as an integer.
CREATE OR REPLACE TEMPORARY FUNCTION fen(amount DECIMAL(36, 2)) RETURNS DECIMAL(38, 0)
  RETURN CAST(amount * CAST(100 AS DECIMAL(3, 0)) AS DECIMAL(38, 0));

-- 10 to the power of 0..6, as an integer.
CREATE OR REPLACE TEMPORARY FUNCTION power_of_ten(exponent INT) RETURNS DECIMAL(7, 0)
  RETURN CAST(CASE exponent
    WHEN 0 THEN 1 WHEN 1 THEN 10 WHEN 2 THEN 100 WHEN 3 THEN 1000 WHEN 4 THEN 10000 WHEN 5 THEN 100000 WHEN 6 THEN 1000000
    ELSE CAST(raise_error('ratio takes 0 to 6 decimals') AS INT)
  END AS DECIMAL(7, 0));

-- numerator ÷ denominator to so many decimals (0 to 6), rounded half away from zero, in integers; null on a zero base.
-- Spark's `div` returns a 64-bit integer: a quotient beyond 9.2·10^18 units of its last decimal is an error, not another number.
CREATE OR REPLACE TEMPORARY FUNCTION ratio(numerator DECIMAL(36, 2), denominator DECIMAL(36, 2), decimals INT)
  RETURNS DECIMAL(38, 6)
  RETURN CAST(
    CASE WHEN (numerator < 0) = (denominator < 0) THEN 1 ELSE -1 END
    * CAST((CAST(2 * abs(fen(numerator)) AS DECIMAL(31, 0)) * power_of_ten(decimals) + abs(fen(denominator)))
      div NULLIF(2 * abs(fen(denominator)), 0) AS DECIMAL(20, 0))
    * power_of_ten(6 - decimals)
    AS DECIMAL(32, 0)) * CAST(0.000001 AS DECIMAL(6, 6));

-- A ratio to four decimals, as metrics are kept.
CREATE OR REPLACE TEMPORARY FUNCTION rate(numerator DECIMAL(36, 2), denominator DECIMAL(36, 2)) RETURNS DECIMAL(22, 4)
  RETURN CAST(ratio(numerator, denominator, 4) AS DECIMAL(22, 4));

-- An amount in yuan, to the fen, in 万元 (six decimals) and in 亿元 (ten): exact, no fen is lost.
CREATE OR REPLACE TEMPORARY FUNCTION wan(amount DECIMAL(28, 2)) RETURNS DECIMAL(32, 6)
  RETURN CAST(amount * CAST(0.0001 AS DECIMAL(4, 4)) AS DECIMAL(32, 6));
CREATE OR REPLACE TEMPORARY FUNCTION yi(amount DECIMAL(28, 2)) RETURNS DECIMAL(36, 10)
  RETURN CAST(amount * CAST(0.00000001 AS DECIMAL(8, 8)) AS DECIMAL(36, 10));

-- The texts of a list in one, sorted; null where there is none.
CREATE OR REPLACE TEMPORARY FUNCTION joined(texts ARRAY<STRING>) RETURNS STRING
  RETURN NULLIF(array_join(array_sort(texts), '、'), '');
