import type { UniqueConstraint } from "../schema/constraint.ts";
import { finalName, nameText } from "../schema/constraint_name.ts";
import type { ForeignKeyConstraint } from "../schema/foreign_key.ts";
import type { DialectOption } from "../schema/options.ts";
import { SqlText } from "../schema/sql_text.ts";
import type { Index, IndexColumn } from "../schema/table_index.ts";
import { groupBy } from "../util/group_by.ts";
import type { StatisticRow } from "./mysql_catalog.ts";
import { plainExpression } from "./mysql_text.ts";

/** What is known of the table when its indexes are read. */
export interface IndexContext {
  readonly isMariadb: boolean;
  readonly engine: string | null;
  readonly foreignKeys: readonly ForeignKeyConstraint[];
}

/** The name of every primary key. */
const PRIMARY = "PRIMARY";

/** The keys of the primary key in their order; none when there is no primary key. */
export function primaryColumns(
  rows: readonly StatisticRow[],
): readonly string[] {
  return rows.filter(({ name }) => name === PRIMARY)
    .flatMap(({ columnName }) => columnName ?? []);
}

/** How a key is found in its index, where that is not what the engine would choose. */
export function keyOptions(
  [first]: readonly StatisticRow[],
  { engine }: IndexContext,
): Readonly<Record<string, DialectOption>> {
  const usual = engine === "MEMORY" ? "HASH" : "BTREE";
  const chosen = first?.type === "HASH" || first?.type === "BTREE";
  return chosen && first.type !== usual ? { mysqlUsing: first.type } : {};
}

/**
 * The unique constraints and the indexes of a table but the primary key.
 *
 * MySQL knows no difference between a unique constraint and a unique index:
 * it is a constraint where it can be one. The index that a foreign key brings
 * comes with it again, so it is kept apart.
 */
export function readIndexes(
  rows: readonly StatisticRow[],
  context: IndexContext,
): {
  readonly uniques: UniqueConstraint[];
  readonly indexes: Index[];
  readonly keyIndexes: Index[];
} {
  const uniques: UniqueConstraint[] = [];
  const indexes: Index[] = [];
  const keyIndexes: Index[] = [];
  for (const [name, keys] of groupBy(rows, ({ name }) => name)) {
    if (name === PRIMARY) continue;
    if (isOfForeignKey(name, keys, context)) {
      keyIndexes.push(readIndex(name, keys, context));
      continue;
    }
    const columns = plainColumns(keys);
    if (isUnique(keys) && columns !== undefined) {
      uniques.push({
        kind: "unique",
        columns,
        name: finalName(name),
        options: keyOptions(keys, context),
      });
    } else indexes.push(readIndex(name, keys, context));
  }
  return { uniques, indexes, keyIndexes };
}

/** What an index says that its value does not, as a sentence. */
export function missingOfIndex(
  { name, comment, visible }: StatisticRow,
): string | undefined {
  if (Number(visible) === 0) {
    return `The index "${name}" is not used by queries.`;
  }
  if (comment !== "") return `The index "${name}" has a comment.`;
  return undefined;
}

function isUnique([first]: readonly StatisticRow[]): boolean {
  return Number(first?.nonUnique) === 0;
}

/** The columns of an index that has nothing else to say. */
function plainColumns(
  keys: readonly StatisticRow[],
): readonly string[] | undefined {
  const isPlain = keys.every(({ columnName, order, length, type }) =>
    columnName !== null && order !== "D" && length === null &&
    (type === "BTREE" || type === "HASH")
  );
  return isPlain
    ? keys.flatMap(({ columnName }) => columnName ?? [])
    : undefined;
}

/** Whether an index is the one that a foreign key made for itself (manual §15.1.20.5). */
function isOfForeignKey(
  name: string,
  keys: readonly StatisticRow[],
  { foreignKeys }: IndexContext,
): boolean {
  const columns = plainColumns(keys);
  if (isUnique(keys) || columns === undefined) return false;
  return foreignKeys.some((key) =>
    key.columns.length === columns.length &&
    key.columns.every((column, at) => column === columns[at]) &&
    (name === nameText(key.name) || name === key.columns[0])
  );
}

function readIndex(
  name: string,
  keys: readonly StatisticRow[],
  context: IndexContext,
): Index {
  const [first] = keys;
  const prefix = first?.type === "FULLTEXT" || first?.type === "SPATIAL"
    ? first.type
    : undefined;
  const lengths = prefix !== undefined ? [] : keys.flatMap((
    { columnName, length },
  ) =>
    columnName === null || length === null ? [] : [[columnName, Number(length)]]
  );
  return {
    kind: "index",
    name: finalName(name),
    columns: keys.map((key) => readKey(key, context)),
    unique: isUnique(keys),
    options: {
      ...(prefix === undefined ? {} : { mysqlPrefix: prefix }),
      ...(lengths.length === 0
        ? {}
        : { mysqlLength: Object.fromEntries(lengths) }),
      ...keyOptions(keys, context),
    },
  };
}

function readKey(
  { columnName, expression, order }: StatisticRow,
  { isMariadb }: IndexContext,
): IndexColumn {
  if (columnName === null) {
    const sql = `(${plainExpression(expression ?? "", isMariadb)})`;
    return new SqlText(order === "D" ? `${sql} DESC` : sql);
  }
  return order === "D"
    ? { kind: "sortedColumn", column: columnName, order: "desc" }
    : columnName;
}
