/**
 * The statements that are looked up instead of rendered: those that tell where
 * a database is, with the version tables that projects usually have.
 *
 * @module
 */
import { DIALECT_NAMES } from "../src/dialect_name.ts";
import { render } from "../src/kernel/mod.ts";
import type { WireOp } from "../src/kernel/wire.ts";
import {
  JOURNAL_KEY,
  journalName,
  VERSION_COLUMN,
} from "../src/runtime/state_rows.ts";

/** The default, and the one of databases that Alembic managed. */
const VERSION_TABLES = ["athanor_version", "alembic_version"];

/** What of the committed tree holds them. */
export const FIXED_MODULE: URL = new URL(
  "../src/kernel/fixed_statements_data.js",
  import.meta.url,
);

/** What is looked up. */
export function fixedOperations(): WireOp[] {
  return VERSION_TABLES.flatMap((name): WireOp[] => {
    const table = { name };
    const journal = { name: journalName(name) };
    return [
      { op: "tablesExist", tables: [table, journal] },
      { op: "selectColumns", table, columns: [VERSION_COLUMN] },
      { op: "selectColumns", table: journal, columns: [JOURNAL_KEY] },
    ];
  });
}

/** The text of the module that holds them. */
export function fixedModule(): string {
  const entries = DIALECT_NAMES.map((dialect) => {
    const statements = fixedOperations().map((op) => {
      const [statement] = render({ dialect, ops: [op] });
      return [JSON.stringify(op), statement?.sql ?? ""];
    });
    return [dialect, Object.fromEntries(statements)];
  });
  const json = JSON.stringify(Object.fromEntries(entries), null, 2);
  return `// @ts-self-types="./fixed_statements_data.d.ts"\n` +
    `// deno-fmt-ignore-file\n` +
    `// Written by "deno task wasm"; see fixed_statements.ts.\nexport const FIXED_STATEMENTS = ${json};\n`;
}

if (import.meta.main) await Deno.writeTextFile(FIXED_MODULE, fixedModule());
