import { BatchVerbs, op } from "../operations/mod.ts";
import { nearest } from "../util/nearest.ts";

/** A call of what is not there, as JavaScript tells it. */
const NO_FUNCTION = /^(op|batch|sa)\.(\w+) is not a function$/;

/**
 * The way out of a verb or a type that is not there: mostly it is written as
 * Alembic writes it, `op.create_table` or `sa.Integer`.
 */
export function misspeltVerb(error: Error): string | undefined {
  const [, object, name] = NO_FUNCTION.exec(error.message) ?? [];
  if (object === undefined || name === undefined) return undefined;
  if (object === "sa") {
    const small = name[0]?.toLowerCase() + camelCase(name).slice(1);
    return small === name ? undefined : `Did you mean sa.${small}()?`;
  }
  const verbs = object === "op"
    ? Object.keys(op)
    : Object.getOwnPropertyNames(BatchVerbs.prototype);
  const near = nearest(camelCase(name), verbs);
  return near && `Did you mean ${object}.${near}()?`;
}

function camelCase(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter) => letter.toUpperCase());
}
