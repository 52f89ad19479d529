# Read by an interactive bash from its standard input: only an interactive shell comes back to its next line when an
# interrupt or an error ends a command. Descriptors of the runner are closed in what it runs.
exec {BULKHEAD_CONTROL}>&3 3>&- {BULKHEAD_OUT}>&1 {BULKHEAD_ERROR}>&2
PS1='' PS2='' PS4='+ '
set +o history +H
unset HISTFILE MAILCHECK PROMPT_COMMAND
BULKHEAD_COUNT=0
