import type { MigrateOperation } from "./migrate_operation.ts";
import { operationRegistry } from "./registry.ts";

/** Verbs that are not called like their classes. */
const VERBS: Readonly<Record<string, string>> = {
  batch: "batchAlterTable",
  executeSql: "execute",
};

/** What a script writes to say an operation, such as `createTable`. */
export function verbOf({ constructor }: MigrateOperation): string {
  const { verbs, batchVerbs } = operationRegistry;
  const word = constructor.name.replace(/Op$/, "");
  const name = word.slice(0, 1).toLowerCase() + word.slice(1);
  return verbs.nameOf(constructor) ?? batchVerbs.nameOf(constructor) ??
    VERBS[name] ?? name;
}
