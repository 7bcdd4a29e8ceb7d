#!/usr/bin/env bash
# Holds the outputs of a deploy (OUTCOME, PERCENTS) and the answer of the one task to what is expected: outcome, percents, greeting.
set -euo pipefail
[ "$OUTCOME $PERCENTS" = "$1 $2" ] || { echo "The deploy came to $OUTCOME at $PERCENTS, not to $1 at $2." >&2; exit 1; }
get='process.stdout.write(await (await fetch("http://127.0.1.1:18080/", { signal: AbortSignal.timeout(5_000) })).text())'
answer=$(node --input-type=module --eval "$get")
[ "$answer" = "$3" ] || { echo "The task answered \"$answer\", not \"$3\"." >&2; exit 1; }
