# Whose report a file is.

identity-no-statement = no statement was recognized and no sentence states an amount: the file is not a final accounts or budget report, or its tables were lost
identity-no-year = the report does not state its fiscal year (2023年度…决算)
identity-no-entity = the report does not state its department (部门：… above a statement, or a title …部门决算)
identity-candidates = the report does not state its department, but it mentions { $candidates }
identity-open-name = the name of the department was not filled in: { $printed }
identity-government = the accounts are those of a government, not of a department: { $printed }
identity-district = the figures are totals of a whole district, not those of one department: { $printed }
identity-no-report = the file is not a final accounts or budget report but { $looks }: it has no statement and no sentence that states an amount of accounts
identity-looks-checklist = a checklist
identity-looks-circular = a circular or regulation
identity-looks-links = a list of links

identity-remedy-check = check that it is a report: each table needs its title (such as 收入支出决算总表) above it or in its first row, and its cells must be separated (in text by tabs or |)
identity-remedy-year = add a title line with the year, such as 2023年度, to the text, or state the year in a manifest.csv
identity-remedy-entity = add a title line with the name of the department to the text, or state the department in a manifest.csv
identity-remedy-manifest = state in a manifest.csv whose report it is
identity-remedy-leave-out-or-manifest = leave it out; if it is a department's report after all, state the department in a manifest.csv
identity-remedy-leave-out = leave it out; if it is a report, ingest the file that contains its tables

# Where one part of the identity was read: the words, their place and why they count.
