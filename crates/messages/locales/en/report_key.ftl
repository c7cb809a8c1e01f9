# Whose report a file is.

report-key-no-statement = no statement was recognized and no sentence states an amount: the file is not a final accounts or budget report, or its tables were lost
report-key-no-year = the report does not state its fiscal year (2023年度…决算)
report-key-no-entity = the report does not state its department (部门：… above a statement, or a title …部门决算)
report-key-candidates = the report does not state its department, but it mentions { $candidates }
report-key-open-name = the name of the department was not filled in: { $printed }
report-key-government = the accounts are those of a government, not of a department: { $printed }
report-key-district = the figures are totals of a whole district, not those of one department: { $printed }
report-key-no-report = the file is not a final accounts or budget report but { $looks }: it has no statement and no sentence that states an amount of accounts
report-key-looks-checklist = a checklist
report-key-looks-circular = a circular or regulation
report-key-looks-links = a list of links

report-key-remedy-check = check that it is a report: each table needs its title (such as 收入支出决算总表) above it or in its first row, and its cells must be separated (in text by tabs or |)
report-key-remedy-year = add a title line with the year, such as 2023年度, to the text, or state the year in a manifest.csv
report-key-remedy-entity = add a title line with the name of the department to the text, or state the department in a manifest.csv
report-key-remedy-manifest = state in a manifest.csv whose report it is
report-key-remedy-leave-out-or-manifest = leave it out; if it is a department's report after all, state the department in a manifest.csv
report-key-remedy-leave-out = leave it out; if it is a report, ingest the file that contains its tables

# Where one part of the report key was read: the words, their place and why they count.
