-- The functions that engines spell differently, for DuckDB.

-- An amount in fen, as an integer.
CREATE OR REPLACE MACRO fen(amount) AS CAST(CAST(amount AS DECIMAL(36, 2)) * 100 AS HUGEINT);

-- 10 to the power of 0..6, as an integer.
CREATE OR REPLACE MACRO power_of_ten(exponent) AS CASE exponent
  WHEN 0 THEN 1 WHEN 1 THEN 10 WHEN 2 THEN 100 WHEN 3 THEN 1000 WHEN 4 THEN 10000 WHEN 5 THEN 100000 WHEN 6 THEN 1000000
  ELSE error('ratio takes 0 to 6 decimals')
END;

-- An amount of at most thirteen digits before the point in fen, as a native integer.
CREATE OR REPLACE MACRO short_fen(amount) AS CAST(CAST(amount AS DECIMAL(15, 2)) * CAST(100 AS DECIMAL(3, 0)) AS BIGINT);

-- Whether the integers of a ratio stay within 64 bits: amounts below 10 and 1 000 billion yuan.
CREATE OR REPLACE MACRO is_short(numerator, denominator) AS abs(numerator) < 10000000000 AND abs(denominator) < 1000000000000;

-- |numerator| ÷ |denominator| · 10^decimals, rounded half up, with the sign of the quotient: an integer. Nearly all amounts are
-- short, and integers of 128 bits are divided slowly.
CREATE OR REPLACE MACRO quotient(numerator, denominator, decimals) AS
  CASE WHEN (numerator < 0) = (denominator < 0) THEN 1 ELSE -1 END
  * CASE WHEN is_short(numerator, denominator)
    THEN (2 * abs(short_fen(numerator)) * power_of_ten(decimals) + abs(short_fen(denominator)))
      // NULLIF(2 * abs(short_fen(denominator)), 0)
    ELSE (2 * abs(fen(numerator)) * power_of_ten(decimals) + abs(fen(denominator)))
      // NULLIF(2 * abs(fen(denominator)), 0)
    END;

-- numerator ÷ denominator to so many decimals (0 to 6), rounded half away from zero, in integers; null on a zero base.
-- Both are amounts in yuan, to the fen. The result is a DECIMAL(38, 6) whose digits past `decimals` are zero: cast it to
-- the scale that you name.
CREATE OR REPLACE MACRO ratio(numerator, denominator, decimals) AS
  CAST(quotient(numerator, denominator, decimals) * power_of_ten(6 - decimals) AS DECIMAL(32, 0)) * CAST(0.000001 AS DECIMAL(6, 6));

-- A ratio to four decimals, as metrics are kept: a DECIMAL(22, 4). To cast a `ratio` to it takes ten times as long.
CREATE OR REPLACE MACRO rate(numerator, denominator) AS
  CAST(CAST(quotient(numerator, denominator, 4) AS DECIMAL(22, 0)) * CAST(0.0001 AS DECIMAL(4, 4)) AS DECIMAL(22, 4));

-- An amount in yuan, to the fen, in 万元 (six decimals) and in 亿元 (ten): exact, no fen is lost.
CREATE MACRO wan(amount) AS CAST(CAST(amount AS DECIMAL(28, 2)) * CAST(0.0001 AS DECIMAL(4, 4)) AS DECIMAL(32, 6));
CREATE MACRO yi(amount) AS CAST(CAST(amount AS DECIMAL(28, 2)) * CAST(0.00000001 AS DECIMAL(8, 8)) AS DECIMAL(36, 10));

-- The texts of a list in one, sorted; null where there is none.
CREATE MACRO joined(texts) AS NULLIF(array_to_string(list_sort(texts), '、'), '');
