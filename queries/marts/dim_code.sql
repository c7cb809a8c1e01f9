-- 科目 | Codes
-- key: code_domain, code
--
-- Every code of the classifications, listed or printed, under its latest name, with the codes above it.
--
--   code_domain
--   code: 科目代码 | classification code: three digits a class, five a group, seven an item
--   code_level
--   name = latest_code_name
--   class_code
--   class_name
--   parent_code: 上级代码 | the code above it; null for a class
--   listed: 是否在目录中 | whether a list contains the code
WITH named AS (
  SELECT
    code_domain, code, name, TRUE AS listed,
    ROW_NUMBER() OVER (
      PARTITION BY code_domain, code ORDER BY COALESCE(last_year, 9999) DESC, COALESCE(first_year, 0) DESC, name
    ) AS age
  FROM codes
),
printed AS (
  SELECT code_domain, code, MIN(name) AS name, FALSE AS listed
  FROM (
    SELECT code_domain, code, row_label AS name FROM facts WHERE code IS NOT NULL
    UNION ALL
    -- Codes that only the prose states.
    SELECT 'functional' AS code_domain, code, CAST(NULL AS STRING) AS name FROM execution WHERE code IS NOT NULL
  ) AS stated
  GROUP BY code_domain, code
),
every AS (
  SELECT code_domain, code, name, listed FROM named WHERE age = 1
  UNION ALL
  SELECT printed.code_domain, printed.code, printed.name, printed.listed
  FROM printed
  LEFT JOIN named ON named.code_domain = printed.code_domain AND named.code = printed.code AND named.age = 1
  WHERE named.code IS NULL
)
SELECT
  every.code_domain, every.code,
  CASE LENGTH(every.code) WHEN 3 THEN 'class' WHEN 5 THEN 'group' ELSE 'item' END AS code_level, every.name,
  SUBSTRING(every.code, 1, 3) AS class_code, classes.name AS class_name,
  CASE WHEN LENGTH(every.code) > 3 THEN SUBSTRING(every.code, 1, LENGTH(every.code) - 2) END AS parent_code, every.listed
FROM every
LEFT JOIN every AS classes
  ON classes.code_domain = every.code_domain AND classes.code = SUBSTRING(every.code, 1, 3)
ORDER BY every.code_domain, every.code
