import type { Connection } from "../drivers/driver.ts";
import { AthanorError } from "../errors.ts";
import type { SchemaSnapshot } from "./inspector.ts";
import { inspectMysql } from "./mysql.ts";
import { reachesOut } from "./scratch_refusal.ts";

/** What makes a schema. Everything else reaches out of a database, which MySQL cannot take back. */
const ALLOWED =
  /^(?:create\s+(?:or\s+replace\s+)?(?:(?:definer\s*=\s*\S+|algorithm\s*=\s*\w+|sql\s+security\s+\w+|temporary|unique|fulltext|spatial)\s+)*(?:table|index|view|trigger|function|procedure)|alter\s+table|drop\s+(?:table|view|index|trigger|function|procedure)|set\s+(?!global\b|persist|password\b|role\b|default\b|@@global))\b/i;

/** Rows, and what guards them, say nothing of a schema. */
const PASSED_OVER =
  /^(?:insert|replace|update|delete|lock\s+tables|unlock\s+tables|start\s+transaction|begin|commit|select)\b/i;

/**
 * Texts, which are kept where they may be names, and comments; those that MySQL
 * executes are no comments.
 */
const TEXTS =
  /("(?:[^"\\]|\\.|"")*"|`(?:[^`]|``)*`)|('(?:[^'\\]|\\.|'')*')|--(?=\s)[^\n]*|#[^\n]*|\/\*(?!M?!)[^]*?\*\//g;
const EXECUTED = /\/\*M?!\d*([^]*?)\*\//g;

/** Runs statements in a database that is made for them, and dropped. */
export async function inMysqlScratch(
  connection: Connection,
  statements: readonly string[],
): Promise<SchemaSnapshot> {
  const made = statements.filter((sql) => !PASSED_OVER.test(head(sql)));
  for (const sql of made) checkKind(sql);
  const rows = await connection.query(
    "SELECT schema_name AS name FROM information_schema.schemata",
  );
  const others = rows.map(({ name }) => String(name));
  for (const sql of made) checkNames(sql, others);
  const session = await connection.openSession?.();
  if (session === undefined) throw noSession();
  const scratch = `athanor_${crypto.randomUUID().replaceAll("-", "")}`;
  try {
    await session.run([{ sql: `CREATE DATABASE ${scratch}` }]);
    try {
      await session.run([
        { sql: `USE ${scratch}` },
        ...made.map((sql) => ({ sql })),
      ]);
      return await (await inspectMysql(session)).reflect();
    } finally {
      await session.run([{ sql: `DROP DATABASE ${scratch}` }]);
    }
  } finally {
    await session.close();
  }
}

/** A statement as MySQL sees it, from its first word on. */
function head(sql: string): string {
  return seen(sql).trimStart();
}

function seen(sql: string): string {
  return sql
    .replaceAll(TEXTS, (_, name, text) => name ?? (text && "''") ?? " ")
    .replaceAll(EXECUTED, " $1 ");
}

function checkKind(sql: string): void {
  const text = head(sql);
  if (text.trim() === "" || ALLOWED.test(text)) return;
  throw reachesOut(
    sql,
    "it does not make a table, an index, a view, a trigger or a routine",
    "Take it out of the file.",
  );
}

function checkNames(sql: string, others: readonly string[]): void {
  const text = seen(sql).toLowerCase();
  const named = others.find((name) => {
    const plain = name.toLowerCase().replaceAll(/[^\w$]/g, "\\$&");
    return new RegExp(`(?<![\\w$.\`])[\`"]?${plain}[\`"]?\\s*\\.`).test(text);
  });
  if (named === undefined) return;
  throw reachesOut(
    sql,
    `it names the database "${named}"`,
    "Leave the database out of names, or make one of the file and use fromUrl().",
  );
}

function noSession(): AthanorError {
  return new AthanorError(
    "TARGET_INVALID",
    "A scratch place on MySQL needs a connection of its own",
    { hint: "Give Athanor the URL of the database rather than a client." },
  );
}
