-- 拒收的文件和未能读取的内容 | Rejected inputs
--
-- Why files were rejected and why pages and cells could not be read, with the number of each.
--
--   stage: 阶段 | the stage that failed
--   reason = what_was_wrong
--   reason_code
--   reason_args
--   remedy
--   remedy_code
--   remedy_args
--   input_count: 文件数 | files
--   reject_count: 处数 | files and cells
SELECT
  stage, reason, reason_code, reason_args, remedy, remedy_code, remedy_args, COUNT(DISTINCT source_uri) AS input_count,
  COUNT(*) AS reject_count
FROM rejects
GROUP BY stage, reason, reason_code, reason_args, remedy, remedy_code, remedy_args
ORDER BY reject_count DESC NULLS LAST, stage NULLS LAST, reason NULLS LAST, remedy NULLS LAST
