-- 科目对照 | Code crosswalk
--
-- The code under which a code of certain years continues in a series over all years. A code without a row is its own
-- series. A break is a year from which the series has a different meaning.
--
--   code_domain
--   code: 科目代码 | classification code as printed
--   first_year: 起始年度 | first fiscal year of the row
--   last_year: 终止年度 | last fiscal year of the row
--   series_code
--   change: 变化 | renamed, moved, new, widened or narrowed
--   break_year: 断点年度 | the year from which the meaning is different
--   note: 说明 | what happened
--   source
SELECT code_domain, code, first_year, last_year, series_code, change, break_year, note, source
FROM reference_code_crosswalk
