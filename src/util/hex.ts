/**
 * Bytes as hexadecimal digits. `Uint8Array.prototype.toHex` is not in every
 * runtime that a bundle runs in: Node has it from 25 on.
 *
 * @module
 */

/** The digits of some bytes, two for each, in lower case. */
export function toHex(bytes: Uint8Array): string {
  if (typeof bytes.toHex === "function") return bytes.toHex();
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}

/** The bytes that digits stand for; `digits` are an even number of them. */
export function fromHex(digits: string): Uint8Array<ArrayBuffer> {
  if (typeof Uint8Array.fromHex === "function") {
    return Uint8Array.fromHex(digits);
  }
  const pairs = digits.match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}
