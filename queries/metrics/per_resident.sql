-- id: per_resident
-- version: 2
-- label_zh: 人均支出（常住人口）
-- label_en: Expenditure per resident
-- short: 人均 人均支出
-- unit: yuan
-- numerator: 支出合计、基本支出、项目支出 | expenditure: total, basic, project
-- denominator: 所属地区常住人口：不晚于当年、且与当年区划一致的最近一次统计，出处列明该次统计 | residents of the region at the last count that is not after the year and in its borders of that year; the source names the count
-- kind: final_accounts budget
-- phase: actual
-- dimension: total basic project
-- null: region is not known | 部门所属地区不详; residents of the region are not known | 无该地区常住人口数; no count in the borders of the year | 无与当年区划一致的人口数; residents of a township are not known | 无乡镇街道常住人口数; not printed | 表中未列
-- additive: false
-- source: 表01、表03；视图 chosen_residents | statement 01 and 03; view chosen_residents
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope, dimension, numerator, denominator, denominator_source,
  value, reason
FROM resident_costs
WHERE population = 'residents'
