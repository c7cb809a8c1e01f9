# The command line: headings of the help, and what is wrong with a command line.

usage-heading = Usage:
usage-commands = Commands
usage-arguments = Arguments
usage-options = Options
usage-example = Example:
usage-examples = Examples:
usage-default = [default: { $value }]
usage-env = [env: { $name }]
usage-values = [possible values: { $values }]
usage-values-heading = Possible values:
usage-help = Print help
usage-help-summary = Print help (see a summary with '-h')
usage-help-more = Print help (see more with '--help')
usage-version = Print version

usage-error = error:
usage-tip = tip:
usage-more = For more information, try '{ $help }'.

usage-unknown-command = unrecognized command '{ $name }'
usage-unknown-argument = unexpected argument '{ $name }'
usage-invalid-value = invalid value '{ $value }' for '{ $argument }'
usage-invalid-value-because = invalid value '{ $value }' for '{ $argument }': { $reason }
usage-value-missing = '{ $argument }' needs a value
usage-argument-missing = required arguments are missing: { $arguments }
usage-command-missing = '{ $name }' needs a command
usage-conflict = '{ $argument }' cannot be used with { $others }
usage-repeated = '{ $argument }' cannot be used more than once
usage-too-many-values = unexpected value '{ $value }' for '{ $argument }'
usage-wrong-number = '{ $argument }' has the wrong number of values
usage-not-text = an argument is not valid UTF-8
usage-file-timeout = expected a duration, such as 10s or 2m
usage-file-memory = expected a size of at least { $least }M, such as 512M or 2G
usage-threads = expected a number from 1 to 65535
usage-rate = expected a number between 0 and 1 with at most six decimals

usage-similar = did you mean { $names }?
usage-as-value = to pass '{ $value }' as a value, use '-- { $value }'
