import { type ConstraintName, isFinalName } from "../../schema/mod.ts";
import { call, type Code, text } from "./code.ts";

/** The name of a constraint or an index, `null` for none; a final one is marked, so that no convention changes it. */
export function nameCode(name: ConstraintName | undefined): Code {
  if (name === undefined) return "null";
  return isFinalName(name) ? call("op.f", text(name.name)) : text(name);
}

/** The same as an option, which is left out for none. */
export function nameOption(name: ConstraintName | undefined): Code | undefined {
  return name === undefined ? undefined : nameCode(name);
}
