/**
 * `deno task wasm`: builds the kernel and writes all that is committed of it.
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

async function main(): Promise<void> {
  const trap = moduleOf(
    await buildKernel({ features: ["trap"], optimization: "z" }),
  );
  const wasm = await buildKernel();
  const record: KernelRecord = {
    sources: await hashSources(),
    wasm: await sha256(wasm),
    trap: await sha256(new TextEncoder().encode(trap)),
    toolchain: await findToolchain() ?? "",
  };
  await Deno.writeFile(WASM, wasm);
  await Deno.writeTextFile(WASM_MODULE, moduleOf(wasm));
  await Deno.writeTextFile(TRAP_MODULE, trap);
  await Deno.writeTextFile(RECORD, JSON.stringify(record, null, 2) + "\n");
  const specifier = "./fixed_statements.ts";
  const fixed: typeof import("./fixed_statements.ts") = await import(specifier);
  await Deno.writeTextFile(fixed.FIXED_MODULE, fixed.fixedModule());
  const note = `Built ${WASM.pathname}: ${wasm.byteLength} bytes\n`;
  await Deno.stdout.write(new TextEncoder().encode(note));
}

if (import.meta.main) await main();
