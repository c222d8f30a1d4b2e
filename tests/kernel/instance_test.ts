import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import { KernelHost, KernelTrap } from "../../src/kernel/instance.ts";
import { panicError } from "../../src/kernel/kernel.ts";
import { KERNEL_BASE64 } from "../../src/kernel/kernel_wasm.js";
import { KERNEL_BASE64 as TRAPPING_BASE64 } from "./trap_wasm.js";

function execute(sql: string): string {
  return JSON.stringify({ dialect: "sqlite", ops: [{ op: "execute", sql }] });
}

Deno.test("KernelHost drops an instance that traps, and the next call works", () => {
  const host = new KernelHost(TRAPPING_BASE64);
  strictEqual(host.call("render", execute("a")).text, "a");
  ok(host.isWarm);
  throws(() => host.call("trap", "{}"), (error) => {
    ok(error instanceof KernelTrap);
    ok(error.message.includes("a trap on purpose"), error.message);
    ok(error.cause instanceof WebAssembly.RuntimeError);
    return true;
  });
  ok(!host.isWarm);
  strictEqual(host.call("render", execute("b")).text, "b");
});

Deno.test("panicError carries what is needed to repeat a failure of the kernel", () => {
  const request = { dialect: "sqlite", ops: [] };
  const error = panicError(new KernelTrap("panicked at x"), request);
  strictEqual(error.code, "KERNEL_PANIC");
  strictEqual(error.message, "The kernel failed: panicked at x");
  deepStrictEqual(error.details.request, request);
});

Deno.test("KernelHost sends texts that outgrow the first memory and the first guess", () => {
  const host = new KernelHost(KERNEL_BASE64);
  for (const letter of ["a", "ä", "日", "\u{1F600}"]) {
    const sql = letter.repeat(1_000_000);
    strictEqual(host.call("render", execute(sql)).text, sql);
  }
});

Deno.test("KernelHost lets go of an instance whose memory has grown large", () => {
  const host = new KernelHost(KERNEL_BASE64);
  host.call("render", execute("a"));
  ok(host.isWarm);
  strictEqual(
    host.call("render", execute("b".repeat(30_000_000))).text.length,
    30_000_000,
  );
  ok(!host.isWarm);
  strictEqual(host.call("render", execute("c")).text, "c");
});

Deno.test("KernelHost refuses a kernel of another wire", () => {
  const empty = new KernelHost("AGFzbQEAAAA=");
  throws(() => empty.call("render", "{}"), { code: "KERNEL_INCOMPATIBLE" });
});

Deno.test("the kernel imports nothing and says its wire by an export's name", () => {
  const module = new WebAssembly.Module(Uint8Array.fromBase64(KERNEL_BASE64));
  deepStrictEqual(WebAssembly.Module.imports(module), []);
  const names = WebAssembly.Module.exports(module).map(({ name }) => name);
  ok(names.includes("athanor_wire_1"));
  ok(!names.includes("trap"));
});
