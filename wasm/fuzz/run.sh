#!/bin/sh
# Usage: run.sh render|split SECONDS
set -eu
cd "$(dirname "$0")"

RUSTFLAGS="-Cpasses=sancov-module \
  -Cllvm-args=-sanitizer-coverage-level=4 \
  -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
  -Cllvm-args=-sanitizer-coverage-pc-table \
  -Cllvm-args=-sanitizer-coverage-trace-compares \
  --cfg fuzzing"
export RUSTFLAGS
# Naming the target keeps build scripts free of these flags.
target="$(rustc -vV | sed -n 's/^host: //p')"
cargo build --release --target "$target"

# Finds go to target/, so that the corpus in the tree stays small.
mkdir -p "target/corpus/$1" artifacts
exec "target/$target/release/$1" "target/corpus/$1" "corpus/$1" -dict=wire.dict \
  -max_total_time="$2" -max_len=4096 -artifact_prefix=artifacts/ -print_final_stats=1
