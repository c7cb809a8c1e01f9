-- 报告未读懂的句子 | Unread sentences of a report
-- command: show
--
-- The sentences of the revision $revision_id that contain an amount that was not understood.
--
--   section
--   source_index
--   page
--   paragraph
--   line
--   amounts
--   sentence
SELECT section, source_index, page, paragraph, line, amounts, sentence
FROM unread_sentences
WHERE revision_id = $revision_id
ORDER BY source_index NULLS LAST, page NULLS LAST, paragraph NULLS LAST, line NULLS LAST
