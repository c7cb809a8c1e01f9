-- 报告间不符 | Contradictions between reports
-- command: report
--
-- Where two final accounts of the entity $entity_id and the scope $scope disagree: the amount that a report states for
-- the year before, compared with that year's own report; and an opening carryover, compared with the closing carryover
-- of the year before.
--
--   comparison: 比较 | restatement or carryover
--   fiscal_year: 财政年度 | the later year
--   topic
--   fund
--   later_amount: 本年报告所述（元） | yuan, as the later report states it
--   earlier_amount: 上年报告所列（元） | yuan, as the earlier report prints it
--   difference: 差额（元） | later amount − earlier amount
SELECT 'restatement' AS comparison, fiscal_year, topic, fund, CAST(restated AS DECIMAL(18, 2)) AS later_amount,
  CAST(original AS DECIMAL(18, 2)) AS earlier_amount, CAST(difference AS DECIMAL(18, 2)) AS difference
FROM restatements
WHERE entity_id = $entity_id AND scope = $scope AND fiscal_year BETWEEN $first AND $last AND state = 'fail'
  AND code IS NULL AND project IS NULL
UNION ALL
SELECT 'carryover' AS comparison, fiscal_year, 'opening_carryover' AS topic, fund, opening_amount AS later_amount,
  closing_amount AS earlier_amount, difference
FROM carryovers
WHERE entity_id = $entity_id AND scope = $scope AND fiscal_year BETWEEN $first AND $last AND state = 'fail'
ORDER BY fiscal_year NULLS LAST, comparison NULLS LAST, topic NULLS LAST, fund NULLS LAST
