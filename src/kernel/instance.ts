/**
 * One WebAssembly instance at a time, and the bytes that go in and out of it.
 *
 * @module
 */
import { AthanorError } from "../errors.ts";
import { KERNEL_BASE64 } from "./kernel_wasm.js";

/** What the kernel answered: a text and an index into it. */
export interface KernelReply {
  /** Whether it is an answer; problems in JSON otherwise. */
  readonly good: boolean;
  readonly text: string;
  readonly index: Uint32Array;
}

/** The functions of the kernel that take a request. */
export type KernelFunction =
  | "render"
  | "describe"
  | "split"
  | "parse_types"
  | "identifiers"
  | "parse_ddl"
  | "canonicalize"
  | "same_types"
  | "trap";

/** A failure of the kernel itself; its instance is gone. */
export class KernelTrap extends Error {
  override readonly name = "KernelTrap";
}

type Exports = Record<
  "begin" | "more" | KernelFunction | "panic_text" | "panic_length",
  (length: number) => number
>;

/** The export whose name is the version of the wire. */
const WIRE_VERSION = "athanor_wire_1";

/** Memory never shrinks, so that an instance that grew beyond this is let go of. */
const MAX_KEPT_BYTES = 64 * 1024 * 1024;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Runs a compiled kernel; an instance that trapped or grew large is replaced. */
export class KernelHost {
  readonly #base64: string;
  #module: WebAssembly.Module | undefined;
  #instance: WebAssembly.Instance | undefined;

  constructor(base64: string) {
    this.#base64 = base64;
  }

  /** Whether an instance waits for the next call. */
  get isWarm(): boolean {
    return this.#instance !== undefined;
  }

  /**
   * Calls a function with a request.
   *
   * @throws {KernelTrap} when the kernel fails; the next call works again
   */
  call(name: KernelFunction, request: string): KernelReply {
    const instance = this.#instance ??= this.#instantiate();
    const memory = instance.exports.memory as WebAssembly.Memory;
    const exports = instance.exports as unknown as Exports;
    try {
      const length = writeRequest(exports, memory, request);
      return readReply(memory, exports[name](length));
    } catch (cause) {
      // Any exception has left the instance's stack where it was: it is lost.
      this.#instance = undefined;
      throw new KernelTrap(readPanic(exports, memory), { cause });
    } finally {
      if (memory.buffer.byteLength > MAX_KEPT_BYTES) this.#instance = undefined;
    }
  }

  #instantiate(): WebAssembly.Instance {
    this.#module ??= new WebAssembly.Module(decodeBase64(this.#base64));
    const instance = new WebAssembly.Instance(this.#module);
    if (!(WIRE_VERSION in instance.exports)) {
      throw new AthanorError(
        "KERNEL_INCOMPATIBLE",
        `The kernel does not speak "${WIRE_VERSION}"`,
        { hint: "Install Athanor anew: its kernel is of another release" },
      );
    }
    return instance;
  }
}

/** The kernel that ships with this module; compiled on the first call. */
export const kernelHost = new KernelHost(KERNEL_BASE64);

function decodeBase64(base64: string): Uint8Array<ArrayBuffer> {
  // Node 24 lacks fromBase64.
  if (typeof Uint8Array.fromBase64 === "function") {
    return Uint8Array.fromBase64(base64);
  }
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** A text that is not ASCII needs more bytes than letters, which shows on the way. */
function writeRequest(
  exports: Exports,
  memory: WebAssembly.Memory,
  request: string,
): number {
  let capacity = request.length + 64;
  let pointer = exports.begin(capacity);
  let read = 0;
  let written = 0;
  while (true) {
    // Each call may have grown the memory, which detaches its buffer.
    const room = new Uint8Array(
      memory.buffer,
      pointer + written,
      capacity - written,
    );
    const step = encoder.encodeInto(
      read === 0 ? request : request.slice(read),
      room,
    );
    read += step.read;
    written += step.written;
    if (read >= request.length) return written;
    capacity = written + (request.length - read) * 3;
    pointer = exports.more(capacity);
  }
}

function readReply(memory: WebAssembly.Memory, pointer: number): KernelReply {
  const [good, text, textLength, index, indexLength] = new Uint32Array(
    memory.buffer,
    pointer,
    5,
  ) as Iterable<number> as [number, number, number, number, number];
  return {
    good: good === 1,
    text: decoder.decode(new Uint8Array(memory.buffer, text, textLength)),
    index: new Uint32Array(memory.buffer, index, indexLength).slice(),
  };
}

/** What the panic said; empty after an overflow of the stack. */
function readPanic(exports: Exports, memory: WebAssembly.Memory): string {
  try {
    const pointer = exports.panic_text(0);
    const length = exports.panic_length(0);
    return decoder.decode(new Uint8Array(memory.buffer, pointer, length));
  } catch {
    return "";
  }
}
