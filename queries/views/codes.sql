-- 科目 | Codes
--
-- Functional and economic codes with the names they have had. Years are null where the period of a name is not known.
--
--   code_domain
--   code
--   name: 科目名称 | its name
--   first_year: 起始年度 | first fiscal year of the name
--   last_year: 终止年度 | last fiscal year of the name
--   source
SELECT code_domain, code, name, first_year, last_year, source
FROM reference_codes
