#!/bin/sh
# Runs the commands README.md shows and puts what they print, and the figures they draw, back into it:  scenarios/readme.sh
# A block begins with a line <!-- $ COMMAND --> and ends with <!-- end of output -->.
set -eu
cd "$(dirname "$0")/.."
./egoist sim --version >/dev/null # builds first, so that no block tells of it
new=$(mktemp)
trap 'rm -f "$new"' EXIT

while IFS= read -r line; do
  case $line in
    '<!-- $ '*' -->')
      command=${line#<!-- \$ }
      command=${command% -->}
      printf '%s\n```\n$ %s\n' "$line" "$command"
      sh -c "$command" 2>&1 </dev/null || true # a command that is to show a mistake fails
      printf '```\n'
      shown=yes
      ;;
    '<!-- end of output -->') shown=; printf '%s\n' "$line" ;;
    *) [ -n "${shown:-}" ] || printf '%s\n' "$line" ;;
  esac
done <README.md >"$new"
cp "$new" README.md

./egoist sim plot results/quickstart --format png --out target/figures >/dev/null
mkdir -p scenarios/figures
for figure in cost-k ratio-k; do
  cp "target/figures/$figure.delay.n50.png" "scenarios/figures/quickstart-$figure.png"
done
