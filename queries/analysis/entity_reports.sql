-- 部门的报告 | Reports of an entity
--
-- The current reports of the entity $entity_id, by year.
--
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   published: 公开年月 | month of publication, 2024-10
--   statement_count: 报表张数 | statements found
--   fact_count: 数据条数 | numbers read
--   claim_count: 说明条数 | numbers of the prose read
--   rejected_page_count: 未能读取的页数 | pages and sheets that could not be read
--   rejected_cell_count: 未能读取的单元格数 | cells that could not be read
--   unread_sentence_count: 未读懂的句数 | sentences with an amount that was not understood
--   amount_count: 金额个数 | amounts that stand in the report: the sum of the four that follow
--   fact_amount_count: 读作数据的金额个数 | amounts of statements and of self-evaluations
--   claim_amount_count: 读作说明的金额个数 | amounts of the prose that were understood
--   unread_amount_count: 未读懂的金额个数 | amounts in sentences that were not understood
--   rejected_amount_count: 未能读取的金额个数 | amounts in cells that could not be read
--   source_uri: 来源文件 | where the file was found
--   report_id: 报告标识（内容散列） | hash of the bytes
--   revision_id: 版本标识 | the revision: these bytes read by this parser
SELECT
  fiscal_year, kind, scope, published, statement_count, fact_count, claim_count, rejected_page_count,
  rejected_cell_count, unread_sentence_count, amount_count, fact_amount_count, claim_amount_count,
  unread_amount_count, rejected_amount_count, source_uri, report_id, revision_id
FROM reports
WHERE entity_id = $entity_id
ORDER BY fiscal_year NULLS LAST, kind NULLS LAST, scope NULLS LAST
