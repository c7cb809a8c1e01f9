# Publishing marts.

publish-marts = cannot write the marts: { $reason }
publish-database = cannot write the DuckDB file: { $reason }
publish-file = cannot write { $path }: { $reason }
publish-pointer = { $path } exists and is not a link that `juesuan publish` made: rename it, or publish into another folder
publish-description = cannot write the description of the marts: { $reason }
publish-column-type = a mart has a column of the type { $type }, which is not one of the published types
publish-undescribed = the view { $view } has a column { $column } that its file in queries/mart_views does not describe
publish-not-a-number = “{ $text }” is not a number
publish-sum = column { $column } has no sum: { $text } is too large
