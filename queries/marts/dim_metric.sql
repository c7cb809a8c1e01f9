-- 指标目录 | Metrics
-- key: metric
--
-- What each metric measures: the headers of `queries/metrics`.
--
--   metric
--   label_zh: 中文名称 | in Chinese
--   label_en: 英文名称 | in English
--   unit: 单位 | of the value: ratio is a plain number, 0.9403 for 94.03 %
--   version: 公式版本 | increased whenever the formula changes
--   numerator: 分子 | what is divided
--   denominator: 分母 | what it is divided by
--   phase: 预决算阶段 | of the numerator in final accounts
--   dimensions: 维度 | the parts that it measures; the first is the whole
--   source: 出处 | where its numbers are printed
SELECT metric, label_zh, label_en, unit, version, numerator, denominator, phase, dimensions, source
FROM catalogue
ORDER BY metric
