import type { Column } from "../schema/column.ts";
import type { ColumnType } from "../schema/column_type.ts";
import type { ServerDefault } from "../schema/server_default.ts";
import { SqlText } from "../schema/sql_text.ts";
import type { ColumnRow } from "./mysql_catalog.ts";
import { plainExpression, quoteText } from "./mysql_text.ts";

/** What the columns of a table are read with. */
export interface ColumnContext {
  readonly isMariadb: boolean;
  /** The table's collation, which columns have that say nothing else. */
  readonly collation: string | null;
  /** Whether a column is part of its table's primary key. */
  readonly isKey: (row: ColumnRow) => boolean;
  /** Whether a CHECK says that a column holds JSON, which is all that MariaDB's JSON is. */
  readonly isJson: (row: ColumnRow) => boolean;
}

const INTEGER = /^(?:tiny|small|medium|big)?int\b/;

/** The column that a row tells of. */
export function readColumn(
  row: ColumnRow,
  type: ColumnType | undefined,
  context: ColumnContext,
): Column {
  const serverDefault = readDefault(row, context.isMariadb);
  const counts = row.extra.toLowerCase().includes("auto_increment");
  const mightCount = context.isKey(row) && INTEGER.test(row.type) &&
    serverDefault === undefined;
  return {
    kind: "column",
    name: row.name,
    ...(type === undefined ? {} : { type }),
    nullable: row.nullable === "YES",
    primaryKey: false,
    ...(counts || mightCount ? { autoincrement: counts } : {}),
    unique: false,
    index: false,
    ...(row.comment === "" ? {} : { comment: row.comment }),
    ...(serverDefault === undefined ? {} : { serverDefault }),
    foreignKeys: [],
    checks: [],
    options: {},
  };
}

/** The type of a column as SQL writes it; what the table says for all is left out. */
export function typeText(row: ColumnRow, context: ColumnContext): string {
  const { type, charset, collation } = row;
  if (context.isJson(row)) return "json";
  if (collation === null || collation === context.collation) return type;
  const isSameCharset = charset === charsetOf(context.collation);
  return isSameCharset
    ? `${type} COLLATE ${collation}`
    : `${type} CHARACTER SET ${charset} COLLATE ${collation}`;
}

/** The character set of a collation, whose name begins with it. */
export function charsetOf(collation: string | null): string | undefined {
  return collation?.split("_", 1)[0];
}

/** What a column says that its value does not, as a sentence. */
export function missingOfColumn(
  { name, extra }: ColumnRow,
): string | undefined {
  return /\bINVISIBLE\b/.test(extra)
    ? `The column "${name}" is INVISIBLE.`
    : undefined;
}

function readDefault(
  row: ColumnRow,
  isMariadb: boolean,
): ServerDefault | undefined {
  const { expression, extra } = row;
  if (expression !== null && expression !== "") {
    return {
      kind: "computed",
      sql: plainExpression(expression, isMariadb),
      persisted: /STORED|PERSISTENT/.test(extra),
    };
  }
  const sql = isMariadb ? defaultOfMariadb(row) : defaultOfMysql(row);
  const [update] = /\bon update \S+/i.exec(extra) ?? [];
  if (update === undefined) {
    return sql === undefined ? undefined : new SqlText(sql);
  }
  const event = update.replace(/^on update/i, "ON UPDATE");
  return new SqlText(`${sql ?? "NULL"} ${event}`);
}

/** MariaDB shows the SQL of a default (10.2.7 and later). */
function defaultOfMariadb(row: ColumnRow): string | undefined {
  return row.default === null || row.default === "NULL"
    ? undefined
    : row.default;
}

const BARE = /^(?:b'[01]*'|0x[0-9A-Fa-f]+|(?:CURRENT_TIMESTAMP|now)\b.*)$/i;

/** MySQL shows the value of a literal, and the text of an expression, without its quotes. */
function defaultOfMysql(row: ColumnRow): string | undefined {
  if (row.default === null) return undefined;
  const isTime = /^(?:timestamp|datetime|bit|binary|varbinary)\b/.test(
    row.type,
  );
  if (isTime && BARE.test(row.default)) return row.default;
  if (row.extra.includes("DEFAULT_GENERATED")) {
    return BARE.test(row.default)
      ? row.default
      : `(${plainExpression(row.default, false)})`;
  }
  return quoteText(row.default);
}
