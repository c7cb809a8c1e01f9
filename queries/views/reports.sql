-- 现行报告 | Current reports
--
-- One row per report: the newest revision of each (entity, fiscal year, kind, scope).
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   report_id: 报告标识（内容散列） | hash of the bytes; of several files, of their hashes
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   region_code: 行政区划代码 | administrative division
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   fiscal_year: 财政年度 | the year that the figures are about
--   published: 公开年月 | month of publication, 2024-10
--   source_uri: 来源文件 | where the chief file was found
--   source_format: 来源格式 | how its bytes were read
--   source_bytes: 来源字节数 | size of the chief file
--   pages: 页数 | count of pages, in paged formats
--   source_count: 来源文件数 | files that the report comes in
--   identity_source: 部门和年度的依据 | how body and year are known: paper, group, name or manifest
--   identity_evidence: 部门、年度、种类、范围的出处（JSON） | where entity, year, kind and scope were read: a list of objects with field, rule, printed words, source (file of the report, from 0) and place
--   statement_count: 报表张数 | statements found
--   fact_count: 数据条数 | numbers read
--   rejected_page_count: 未能读取的页数 | pages and sheets that could not be read
--   rejected_cell_count: 未能读取的单元格数 | cells that could not be read
--   claim_count: 说明条数 | numbers of the prose read
--   unread_sentence_count: 未读懂的句数 | sentences with an amount that was not understood
--   amount_count: 金额个数 | amounts that stand in the report: the sum of the four that follow
--   fact_amount_count: 读作数据的金额个数 | amounts of statements and of self-evaluations
--   claim_amount_count: 读作说明的金额个数 | amounts of the prose that were understood
--   unread_amount_count: 未读懂的金额个数 | amounts in sentences that were not understood
--   rejected_amount_count: 未能读取的金额个数 | amounts in cells that could not be read
--   parser_version: 读取程序版本 | version of the reading code
--   rules_version: 核对规则版本 | version of the identities
--   ingested_at: 入库时间 | instant of the commit, UTC
SELECT
  revision_id, report_id, entity_id, entity_name, region_code, kind, scope, fiscal_year, published,
  source_uri, source_format, source_bytes, pages, source_count, identity_source, identity_evidence,
  statement_count, fact_count,
  rejected_page_count, rejected_cell_count, claim_count, unread_sentence_count,
  amount_count, fact_amount_count, claim_amount_count, unread_amount_count, rejected_amount_count,
  parser_version, rules_version, ingested_at
FROM revisions
WHERE newness = 1
