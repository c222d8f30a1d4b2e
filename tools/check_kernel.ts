/**
 * `deno task wasm:check`: fails when the committed kernel is not what its
 * source builds. The hash of the sources is compared always; the bytes too,
 * when the toolchain that built them is there.
 *
 * @module
 */
import {
  buildKernel,
  findToolchain,
  hashSources,
  type KernelRecord,
  moduleOf,
  RECORD,
  sha256,
  TRAP_MODULE,
  WASM,
  WASM_MODULE,
} from "./kernel_build.ts";

/** What is stale about the committed kernel; undefined when nothing is. */
export async function findStale(): Promise<string | undefined> {
  const record: KernelRecord = JSON.parse(await Deno.readTextFile(RECORD));
  const wasm = await Deno.readFile(WASM);
  if (record.sources !== await hashSources()) {
    return "The kernel's sources have changed since it was built";
  }
  if (record.wasm !== await sha256(wasm)) {
    return "The committed kernel.wasm is not the one that was recorded";
  }
  if (moduleOf(wasm) !== await Deno.readTextFile(WASM_MODULE)) {
    return "The committed kernel_wasm.js does not hold kernel.wasm";
  }
  if (record.trap !== await sha256(await Deno.readFile(TRAP_MODULE))) {
    return "The committed trap_wasm.js is not the one that was recorded";
  }
  return undefined;
}

async function main(): Promise<void> {
  let stale = await findStale();
  const record: KernelRecord = JSON.parse(await Deno.readTextFile(RECORD));
  const rebuilds = record.toolchain === await findToolchain();
  if (stale === undefined && rebuilds) {
    const built = await sha256(await buildKernel());
    if (built !== record.wasm) {
      stale = "The sources build other bytes than the committed ones";
    }
  }
  const how = rebuilds
    ? "by its bytes"
    : "by its sources; the recorded toolchain is not here";
  const note = stale === undefined
    ? `The kernel is fresh (${how})\n`
    : `${stale}\nRun: deno task wasm\n`;
  await Deno.stdout.write(new TextEncoder().encode(note));
  if (stale !== undefined) Deno.exit(1);
}

if (import.meta.main) await main();
