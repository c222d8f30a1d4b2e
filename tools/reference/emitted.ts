/**
 * The SQL of an example in each dialect, as the kernel writes it.
 *
 * @module
 */
import { type DialectName, isAthanorError, sa, sqlFor } from "../../mod.ts";

const DIALECTS: Readonly<Record<DialectName, string>> = {
  sqlite: "SQLite",
  postgresql: "PostgreSQL",
  mysql: "MySQL and MariaDB",
  mssql: "SQL Server",
  oracle: "Oracle",
};

const NAMES = Object.keys(DIALECTS) as DialectName[];

/** What an example comes to in one dialect: its SQL, or why there is none. */
export interface Emitted {
  readonly dialect: string;
  readonly sql: readonly string[];
  readonly refusal?: string;
}

/** The SQL of an example in one dialect. */
export async function emit(
  code: string,
  dialectName: DialectName,
): Promise<Emitted> {
  const dialect = DIALECTS[dialectName];
  const says = new Function("op", "sa", code);
  try {
    return { dialect, sql: await sqlFor(dialectName, (op) => says(op, sa)) };
  } catch (error) {
    if (!isAthanorError(error) || error.code !== "OPERATION_UNSUPPORTED") {
      throw new Error(`The example does not run:\n${code}`, { cause: error });
    }
    return {
      dialect,
      sql: [],
      refusal: `${error.message}. ${error.hint ?? ""}`,
    };
  }
}

/** An example with its SQL, dialects of one text together. */
export async function emittedText(
  code: string,
  names: readonly DialectName[] = NAMES,
): Promise<string> {
  const all = [];
  for (const name of names) all.push(await emit(code, name));
  const texts = new Map<string, string[]>();
  for (const { dialect, sql, refusal } of all) {
    const text = refusal === undefined
      ? `\n\`\`\`sql\n${sql.map((one) => `${one};`).join("\n")}\n\`\`\``
      : ` refused. ${refusal}`;
    texts.set(text, [...texts.get(text) ?? [], dialect]);
  }
  const parts = [...texts].map(([text, dialects]) =>
    `${dialects.join(", ")}:${text}`
  );
  return ["```ts ignore\n" + code + "\n```", ...parts].join("\n\n");
}

/** A type as each dialect writes it. */
export async function typeTexts(
  code: string,
  names: readonly DialectName[] = NAMES,
): Promise<string[]> {
  const texts = [];
  for (const name of names) {
    const { sql, refusal } = await emit(
      `op.createTable("t", [sa.column("c", ${code})]);`,
      name,
    );
    const last = sql.findLast((one) => one.startsWith("CREATE TABLE"));
    const [, type] = /\(\s*c ([^]*)\n\)/.exec(last ?? "") ?? [];
    texts.push(
      refusal === undefined
        ? `\`${(type ?? "").replace(/\s+/g, " ")}\``
        : "refused",
    );
  }
  return texts;
}
