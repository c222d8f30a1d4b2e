#!/usr/bin/env bash
# How long the command line takes to start, beside an empty Deno script, in one run.
# Needs hyperfine (Debian: apt-get install hyperfine) and deno on the PATH.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo 'export {};' >"$work/empty.ts"
config="$PWD/examples/quickstart/athanor.config.ts"
deno run -A cli.ts upgrade head --quiet --config "$config"
permissions=(--allow-read --allow-write --allow-env)

hyperfine -N --warmup 5 --runs "${RUNS:-40}" --export-json "$work/times.json" \
  -n 'an empty Deno script' "deno run $work/empty.ts" \
  -n 'athanor --help' 'deno run cli.ts --help' \
  -n 'athanor heads' "deno run ${permissions[*]} cli.ts heads --config $config" \
  -n 'athanor current' "deno run ${permissions[*]} cli.ts current --config $config" \
  -n 'athanor upgrade head, nothing to do' "deno run ${permissions[*]} cli.ts upgrade head --quiet --config $config" \
  >&2

deno eval --ext=ts '
  const { results } = JSON.parse(Deno.readTextFileSync(Deno.args[0]));
  const base = results[0].median;
  console.log("| command | median | times an empty script |\n| --- | --- | --- |");
  for (const { command, median } of results) {
    const ms = (median * 1000).toFixed(1);
    console.log(`| ${command} | ${ms} ms | ${(median / base).toFixed(2)} |`);
  }
' "$work/times.json"
