-- The functions that engines spell differently, for DuckDB.

-- An amount in fen, as an integer.
CREATE MACRO fen(amount) AS CAST(CAST(amount AS DECIMAL(36, 2)) * 100 AS HUGEINT);

-- 10 to the power of 0..6, as an integer.
CREATE MACRO power_of_ten(exponent) AS CASE exponent
  WHEN 0 THEN 1 WHEN 1 THEN 10 WHEN 2 THEN 100 WHEN 3 THEN 1000 WHEN 4 THEN 10000 WHEN 5 THEN 100000 WHEN 6 THEN 1000000
  ELSE error('ratio takes 0 to 6 decimals')
END;

-- numerator ÷ denominator to so many decimals (0 to 6), rounded half away from zero, in integers; null on a zero base.
-- Both are amounts in yuan, to the fen. The result is a DECIMAL(38, 6) whose digits past `decimals` are zero: cast it to
-- the scale that you name.
CREATE MACRO ratio(numerator, denominator, decimals) AS CAST(
  CASE WHEN (numerator < 0) = (denominator < 0) THEN 1 ELSE -1 END
  * ((2 * abs(fen(numerator)) * power_of_ten(decimals) + abs(fen(denominator)))
    // NULLIF(2 * abs(fen(denominator)), 0))
  * power_of_ten(6 - decimals)
  AS DECIMAL(32, 0)) * CAST(0.000001 AS DECIMAL(6, 6));
