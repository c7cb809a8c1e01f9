-- 报告未读懂的句子 | Unread sentences of a report
--
-- The sentences of the revision $revision_id that hold an amount which was not understood.
--
--   section: 说明部分 | section of the explanations, by its content
--   source_index: 来源文件序号 | file of the report, from 0
--   page: 页 | page
--   paragraph: 段落序号 | paragraph, in word processors' files and web pages
--   line: 行 | line
--   amounts: 未读懂的金额 | the amounts that no claim holds, as printed
--   sentence: 句子 | the whole sentence
SELECT section, source_index, page, paragraph, line, amounts, sentence
FROM unread_sentences
WHERE revision_id = $revision_id
ORDER BY source_index NULLS LAST, page NULLS LAST, paragraph NULLS LAST, line NULLS LAST
