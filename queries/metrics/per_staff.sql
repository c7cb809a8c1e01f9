-- id: per_staff
-- version: 2
-- label_zh: 人均经费（工作人员）
-- label_en: Cost per member of staff
-- short: 人均 人均经费
-- unit: yuan
-- numerator: 三公经费、机关运行经费、人员经费、办公费30201、差旅费30211、培训费30216 | 三公, operating cost, personnel, office 30201, travel 30211, training 30216
-- denominator: 人员数，按可得的最优口径：年平均人数、年末在职（实有）人数、未注明时点的在职（实有）人数、编制数 | staff by the best basis known: annual average, year-end actual, undated actual, establishment
-- kind: final_accounts budget
-- phase: actual
-- dimension: three_public operating_cost personnel office travel training
-- null: no headcount known | 无人员数; headcount is zero | 人员数为零; not printed | 表中未列
-- additive: false
-- source: 表09、表06、文字说明；视图 staff：报告所列或用户提供的人数，不作推测 | statements 09 and 06, the prose; view staff: headcounts that reports print or the user lists, never guessed
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  parts.part AS dimension,
  COALESCE(spent.amount, coded.amount) AS numerator,
  counted.persons AS denominator,
  'staff ' || counted.basis || ' (' || counted.source || ')' AS denominator_source,
  CAST(ratio(COALESCE(spent.amount, coded.amount), counted.persons, 2) AS DECIMAL(22, 4)) AS value,
  CASE
    WHEN counted.persons IS NULL THEN 'no headcount known'
    WHEN counted.persons = 0 THEN 'headcount is zero'
    WHEN COALESCE(spent.amount, coded.amount) IS NULL THEN 'not printed'
  END AS reason
FROM reports
CROSS JOIN (
  SELECT 'three_public' AS part, 'three_public' AS topic, '' AS fund, '' AS code
  UNION ALL SELECT 'operating_cost', 'operating_cost', '', ''
  UNION ALL SELECT 'personnel', 'personnel', 'general_public', ''
  UNION ALL SELECT 'office', '', '', '30201'
  UNION ALL SELECT 'travel', '', '', '30211'
  UNION ALL SELECT 'training', '', '', '30216'
) AS parts
LEFT JOIN figures AS spent
  ON spent.revision_id = reports.revision_id AND spent.entity_id = reports.entity_id
  AND spent.fiscal_year = reports.fiscal_year AND spent.topic = parts.topic AND COALESCE(spent.fund, '') = parts.fund
  AND spent.own_phase AND spent.code IS NULL AND spent.topic IN ('three_public', 'operating_cost', 'personnel')
LEFT JOIN spending_series AS coded
  ON coded.revision_id = reports.revision_id AND coded.entity_id = reports.entity_id
  AND coded.fiscal_year = reports.fiscal_year AND coded.series_code = parts.code AND coded.code_domain = 'economic'
  AND coded.measure = 'total'
LEFT JOIN (
  SELECT
    of_report.revision_id, staff.basis, staff.source, staff.persons,
    ROW_NUMBER() OVER (
      PARTITION BY of_report.revision_id
      ORDER BY
        staff.rank, staff.basis,
        CASE WHEN staff.revision_id IS NULL THEN 0 WHEN staff.revision_id = of_report.revision_id THEN 1 ELSE 2 END,
        staff.source, staff.revision_id NULLS FIRST, staff.persons
    ) AS choice
  FROM reports AS of_report
  JOIN staff
    ON staff.entity_name = of_report.entity_name AND staff.year = of_report.fiscal_year
    AND (staff.scope IS NULL OR staff.scope = of_report.scope)
) AS counted
  ON counted.revision_id = reports.revision_id AND counted.choice = 1
