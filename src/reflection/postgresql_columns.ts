import type { Column } from "../schema/column.ts";
import { ColumnType } from "../schema/column_type.ts";
import type { ServerDefault } from "../schema/server_default.ts";
import { SqlText } from "../schema/sql_text.ts";
import type { Writable } from "../util/writable.ts";
import { type QualifiedName, withoutDefault } from "./postgresql_names.ts";
import {
  isPlainSequence,
  type OwnedSequence,
  sequenceOptions,
} from "./postgresql_sequences.ts";

/** One column, as the catalog has it. */
export interface ColumnRow {
  readonly table: string;
  readonly name: string;
  readonly number: number;
  readonly type: string;
  readonly notNull: boolean;
  readonly default: string | null;
  readonly generated: "" | "s" | "v";
  readonly identity: "" | "a" | "d";
  readonly comment: string | null;
  readonly collation: QualifiedName | null;
  /** The enum that the type is, or its array's elements are. */
  readonly enum:
    | (QualifiedName & { readonly values: readonly string[] })
    | null;
  readonly isArray: boolean;
}

/** Reads `pg_attribute` and what hangs on it (manual §52.7). */
export const COLUMNS_SQL = `
SELECT r.relname AS table, a.attname AS name, a.attnum AS number,
  format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS "notNull",
  CASE WHEN a.atthasdef THEN pg_get_expr(ad.adbin, ad.adrelid) END AS default,
  a.attgenerated AS generated, a.attidentity AS identity,
  d.description AS comment,
  CASE WHEN a.attcollation <> t.typcollation AND a.attcollation <> 0 THEN
    (SELECT json_build_object('schema', n.nspname, 'name', k.collname)
     FROM pg_collation k JOIN pg_namespace n ON n.oid = k.collnamespace
     WHERE k.oid = a.attcollation) END AS collation,
  CASE WHEN e.typtype = 'e' THEN json_build_object(
    'schema', (SELECT nspname FROM pg_namespace WHERE oid = e.typnamespace),
    'name', e.typname,
    'values', (SELECT json_agg(enumlabel ORDER BY enumsortorder)
      FROM pg_enum WHERE enumtypid = e.oid)) END AS enum,
  t.oid <> e.oid AS "isArray"
FROM relation r
JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type t ON t.oid = a.atttypid
JOIN pg_type e ON e.oid = CASE WHEN t.typelem <> 0 AND t.typlen = -1
  THEN t.typelem ELSE t.oid END
LEFT JOIN pg_attrdef ad ON ad.adrelid = r.oid AND ad.adnum = a.attnum
LEFT JOIN pg_description d ON d.objoid = r.oid
  AND d.classoid = 'pg_class'::regclass AND d.objsubid = a.attnum
ORDER BY r.relname, a.attnum`;

/** What the columns of a schema are read with. */
export interface ColumnContext {
  readonly defaultSchema: string;
  /** The types by the texts that the catalog has. */
  readonly types: ReadonlyMap<string, ColumnType>;
  /** Whether a column is part of its table's primary key. */
  readonly isKey: (row: ColumnRow) => boolean;
  /** The sequence that a column owns. */
  readonly sequenceOf: (row: ColumnRow) => OwnedSequence | undefined;
}

const COUNTING = ["smallint", "integer", "bigint"];
const NEXTVAL = /^nextval\('(?:[^']|'')*'::regclass\)$/;

/** The column that a row tells of. */
export function readColumn(row: ColumnRow, context: ColumnContext): Column {
  const type = row.enum === null
    ? context.types.get(typeText(row))
    : enumType(row, row.enum, context.defaultSchema);
  const sequence = context.sequenceOf(row);
  const counts = isSerial(row, sequence);
  const serverDefault = counts ? undefined : readDefault(row, sequence);
  const mightCount = context.isKey(row) && COUNTING.includes(row.type) &&
    serverDefault === undefined;
  // Objects that start alike are made faster than with spread members.
  const column: Writable<Column> = {
    kind: "column",
    name: row.name,
    nullable: !row.notNull,
    primaryKey: false,
    unique: false,
    index: false,
    foreignKeys: NONE,
    checks: NONE,
    options: NO_OPTIONS,
  };
  if (type !== undefined) column.type = type;
  if (counts || mightCount) column.autoincrement = counts;
  if (row.comment !== null) column.comment = row.comment;
  if (serverDefault !== undefined) column.serverDefault = serverDefault;
  return column;
}

const NONE: readonly never[] = [];
const NO_OPTIONS = {};

/**
 * Whether a column is what `SERIAL` makes, so that the word makes it again: a
 * number with a sequence of its own that has no options (manual §8.1.4).
 */
export function isSerial(
  row: ColumnRow,
  sequence: OwnedSequence | undefined,
): boolean {
  return sequence?.isDefault === true && row.notNull &&
    COUNTING.includes(row.type) && NEXTVAL.test(row.default ?? "") &&
    isPlainSequence(sequence);
}

/** What a column says that its value does not, as a sentence. */
export function missingOfColumn(
  { name, identity }: ColumnRow,
  sequence: OwnedSequence | undefined,
): string | undefined {
  if (identity === "" || sequence === undefined) return undefined;
  const large = Object.entries(sequenceOptions(sequence)).filter(([, value]) =>
    typeof value === "bigint"
  );
  if (large.length === 0) return undefined;
  const said = large.map(([key, value]) => `${key} ${value}`).join(", ");
  return `The identity column "${name}" has ${said}, which is beyond 2^53.`;
}

function readDefault(
  row: ColumnRow,
  sequence: OwnedSequence | undefined,
): ServerDefault | undefined {
  const { identity, generated } = row;
  if (identity !== "") {
    const options = sequence === undefined ? {} : sequenceOptions(sequence);
    const exact = Object.entries(options).filter(([, value]) =>
      typeof value !== "bigint"
    );
    return {
      kind: "identity",
      always: identity === "a",
      ...Object.fromEntries(exact),
    };
  }
  if (row.default === null) return undefined;
  if (generated === "") return new SqlText(row.default);
  return { kind: "computed", sql: row.default, persisted: generated === "s" };
}

/** The type of a column as SQL writes it, its collation included. */
export function typeText({ type, collation }: ColumnRow): string {
  if (collation === null) return type;
  const { schema, name } = collation;
  const path = schema === "pg_catalog" ? [name] : [schema, name];
  const quoted = path.map((part) => `"${part.replaceAll('"', '""')}"`);
  return `${type} COLLATE ${quoted.join(".")}`;
}

function enumType(
  { isArray }: ColumnRow,
  { values, ...qualified }: NonNullable<ColumnRow["enum"]>,
  defaultSchema: string,
): ColumnType {
  const { schema, name } = withoutDefault(qualified, defaultSchema);
  const type = new ColumnType("postgresql.ENUM", {
    values,
    enumName: name,
    enumSchema: schema,
    createType: false,
  });
  return isArray ? new ColumnType("postgresql.ARRAY", { item: type }) : type;
}
