import type { Connection } from "../drivers/driver.ts";
import { finalName, sa } from "../schema/mod.ts";
import type { CheckConstraint, Column } from "../schema/mod.ts";
import type { ReflectedTable } from "./inspector.ts";
import type { WrittenRequest } from "./written_request.ts";

/** One column of `SHOW CREATE TABLE`. */
const COLUMN = /^ {2}`((?:[^`]|``)*)` (.*?),?$/;
const CHECK = /^ {2}CONSTRAINT `((?:[^`]|``)*)` CHECK \((.*)\),?$/;
const GENERATED = /GENERATED ALWAYS AS \((.*)\) (STORED|VIRTUAL|PERSISTENT)/;
const DEFAULT = /\bDEFAULT (.*?)(?: CHECK \(.*\))?$/;

/**
 * Makes temporary tables, which the information schema does not show, and reads
 * their expressions from `SHOW CREATE TABLE`, which has one part a line.
 */
export async function readMysqlTables(
  connection: Connection,
  { statements, names }: WrittenRequest,
): Promise<readonly ReflectedTable[]> {
  try {
    await connection.run(statements.map((sql) => ({ sql })));
    const tables: ReflectedTable[] = [];
    for (const name of names) {
      const [row] = await connection.query(`SHOW CREATE TABLE \`${name}\``);
      tables.push(readTable(name, String(row?.["Create Table"] ?? "")));
    }
    return tables;
  } finally {
    await connection.run(names.map((name) => ({
      sql: `DROP TEMPORARY TABLE IF EXISTS \`${name}\``,
    })));
  }
}

function readTable(name: string, text: string): ReflectedTable {
  const lines = text.split("\n");
  const parts = [
    ...lines.flatMap(readColumn),
    ...lines.flatMap(readCheck),
  ];
  return { ...sa.table(name, parts), triggers: [] };
}

function readColumn(line: string): readonly Column[] {
  const [, quoted, definition] = COLUMN.exec(line) ?? [];
  if (quoted === undefined || definition === undefined) return [];
  const [, expression, kind] = GENERATED.exec(definition) ?? [];
  const [, text] = DEFAULT.exec(definition) ?? [];
  const serverDefault = expression !== undefined
    ? sa.computed(expression, { persisted: kind !== "VIRTUAL" })
    : text === undefined || text === "NULL"
    ? null
    : sa.text(text);
  return [
    sa.column(quoted.replaceAll("``", "`"), null, { serverDefault }),
  ];
}

function readCheck(line: string): readonly CheckConstraint[] {
  const [, quoted, condition] = CHECK.exec(line) ?? [];
  if (quoted === undefined || condition === undefined) return [];
  const name = finalName(quoted.replaceAll("``", "`"));
  return [sa.checkConstraint(condition, { name })];
}
