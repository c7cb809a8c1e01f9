-- 报告未读懂的句子 | Unread sentences of a report
--
-- The sentences of the revision $revision_id that hold an amount which was not understood.
--
--   section: 说明部分 | section of the explanations, by its content
--   page: 页 | page
--   line: 行 | line
--   amounts: 未读懂的金额 | the amounts that no claim holds, as printed
--   sentence: 句子 | the whole sentence
SELECT section, page, line, amounts, sentence
FROM unread_sentences
WHERE revision_id = $revision_id
ORDER BY page NULLS LAST, line NULLS LAST
