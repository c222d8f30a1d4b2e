import type { MigrateOperation } from "../../../src/operations/mod.ts";
import { sa } from "../../../src/schema/mod.ts";
import { opFixture } from "../../op_fixture.ts";

/** The operations that a text says when it runs. */
export function evaluate(text: string): readonly MigrateOperation[] {
  const fixture = opFixture("postgresql");
  const run = new Function("op", "sa", `"use strict";\n${text}`);
  run(fixture.operations, sa);
  return fixture.recorded();
}

/** Members that no text of an operation says: how to undo it, and what programs keep. */
const UNSAID = ["original", "info", "wayBack"];

/** An operation as plain data that two equal ones share, with the names of their classes. */
export function plain(value: unknown, isOperation = true): unknown {
  if (typeof value === "bigint") return { bigint: String(value) };
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date) return { date: value.toJSON() };
  if (value instanceof Uint8Array) return { bytes: value.toHex() };
  if (Array.isArray(value)) return value.map((item) => plain(item, false));
  const entries = Object.entries(value)
    .filter(([key, one]) =>
      one !== undefined && !(isOperation && UNSAID.includes(key))
    )
    .map(([key, one]) => [key, plain(one, false)] as const)
    .toSorted(([one], [other]) => one < other ? -1 : 1);
  return { class: value.constructor?.name, entries };
}
