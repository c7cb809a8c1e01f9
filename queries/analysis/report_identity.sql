-- 报告归属的出处 | Sources of a report's key
-- command: show
--
-- Where entity, year, kind and scope of the revision $revision_id were read.
--
--   identity_evidence: 部门、年度、种类、范围的出处（JSON） | a list of objects with field, rule, printed words, source (file of the report, from 0) and place
SELECT identity_evidence
FROM reports
WHERE revision_id = $revision_id
