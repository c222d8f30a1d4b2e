import type {
  CheckConstraint,
  Constraint,
  ExcludeConstraint,
  PrimaryKeyConstraint,
  UniqueConstraint,
} from "../schema/constraint.ts";
import { finalName } from "../schema/constraint_name.ts";
import type { ForeignKeyConstraint } from "../schema/foreign_key.ts";
import type { DialectOption } from "../schema/options.ts";
import { type IndexRow, keyElements } from "./postgresql_indexes.ts";
import { type QualifiedName, withoutDefault } from "./postgresql_names.ts";

/** One constraint, as the catalog has it. */
export interface ConstraintRow {
  readonly table: string;
  readonly name: string;
  readonly type: "p" | "u" | "f" | "c" | "x";
  /** By their numbers in the table. */
  readonly columns: readonly number[] | null;
  readonly deferrable: boolean;
  readonly deferred: boolean;
  readonly validated: boolean;
  readonly noInherit: boolean;
  readonly expression: string | null;
  /** What it refers to: a foreign key alone. */
  readonly referent: QualifiedName | null;
  readonly referentColumns: readonly string[] | null;
  readonly onUpdate: string;
  readonly onDelete: string;
  readonly match: string;
  /** The columns that ON DELETE SET NULL or SET DEFAULT names. */
  readonly setColumns: readonly string[] | null;
  readonly operators: readonly string[] | null;
  readonly period: boolean;
  readonly enforced: boolean;
}

/**
 * Reads `pg_constraint` (manual §52.13) but what says NOT NULL, and but the
 * copies of a foreign key that stand for the partitions of its referent.
 */
export const CONSTRAINTS_SQL = `
SELECT r.relname AS table, con.conname AS name, con.contype AS type,
  con.conkey AS columns,
  con.condeferrable AS deferrable, con.condeferred AS deferred,
  con.convalidated AS validated, con.connoinherit AS "noInherit",
  CASE WHEN con.contype = 'c' THEN pg_get_expr(con.conbin, con.conrelid, true)
  END AS expression,
  CASE WHEN con.contype = 'f'
    THEN json_build_object('schema', fn.nspname, 'name', f.relname)
  END AS referent,
  CASE WHEN con.contype = 'f' THEN ${
  columnNames("con.confrelid", "con.confkey")
} END AS "referentColumns",
  con.confupdtype AS "onUpdate", con.confdeltype AS "onDelete",
  con.confmatchtype AS match,
  CASE WHEN con.confdelsetcols IS NOT NULL THEN ${
  columnNames("con.conrelid", "con.confdelsetcols")
} END AS "setColumns",
  CASE WHEN con.contype = 'x' THEN
    (SELECT json_agg(CASE WHEN n.nspname = 'pg_catalog' THEN o.oprname::text
       ELSE format('OPERATOR(%I.%s)', n.nspname, o.oprname) END ORDER BY u.at)
     FROM unnest(con.conexclop) WITH ORDINALITY u (oid, at)
       JOIN pg_operator o ON o.oid = u.oid
       JOIN pg_namespace n ON n.oid = o.oprnamespace)
  END AS operators,
  con.conperiod AS period, con.conenforced AS enforced
FROM relation r
JOIN pg_constraint con ON con.conrelid = r.oid
  AND con.contype IN ('p', 'u', 'f', 'c', 'x')
LEFT JOIN pg_class f ON f.oid = con.confrelid
LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
WHERE con.conparentid = 0 OR NOT EXISTS (SELECT FROM pg_constraint parent
  WHERE parent.oid = con.conparentid AND parent.conrelid = con.conrelid)
ORDER BY r.relname, con.conname`;

/** A subquery for the names of some columns, by their numbers. */
function columnNames(relation: string, numbers: string): string {
  return `(SELECT json_agg(k.attname ORDER BY u.at)
    FROM unnest(${numbers}) WITH ORDINALITY u (number, at)
    JOIN pg_attribute k ON k.attrelid = ${relation} AND k.attnum = u.number)`;
}

/** What keys and exclusions are read with. */
export interface ConstraintContext {
  readonly defaultSchema: string;
  /** The names of a constraint's columns. */
  readonly columns: (row: ConstraintRow) => readonly string[];
  /** The index that serves a constraint of that name. */
  readonly indexOf: (row: ConstraintRow) => IndexRow | undefined;
}

const ACTIONS: Readonly<Record<string, string>> = {
  r: "RESTRICT",
  c: "CASCADE",
  n: "SET NULL",
  d: "SET DEFAULT",
};

const READERS: Readonly<
  Record<
    ConstraintRow["type"],
    (row: ConstraintRow, context: ConstraintContext) => Constraint
  >
> = {
  p: readPrimaryKey,
  u: readUnique,
  f: readForeignKey,
  c: readCheck,
  x: readExclude,
};

/** The constraint that a row tells of. */
export function readConstraint(
  row: ConstraintRow,
  context: ConstraintContext,
): Constraint {
  return READERS[row.type](row, context);
}

/** What a constraint says that its value does not, as a sentence. */
export function missingOfConstraint(
  { name, type, period, enforced, noInherit }: ConstraintRow,
  index: IndexRow | undefined,
): string | undefined {
  if (index !== undefined && (index.storage ?? index.tablespace) !== null) {
    return `The index of the constraint "${name}" has storage parameters or a tablespace.`;
  }
  if (period) return `The constraint "${name}" is over a period of time.`;
  if (!enforced) return `The constraint "${name}" is NOT ENFORCED.`;
  if (type === "c" && noInherit) return `The check "${name}" has NO INHERIT.`;
  return undefined;
}

function readPrimaryKey(
  row: ConstraintRow,
  context: ConstraintContext,
): PrimaryKeyConstraint {
  return {
    kind: "primaryKey",
    columns: context.columns(row),
    ...shared(row),
    options: include(context.indexOf(row)),
  };
}

function readUnique(
  row: ConstraintRow,
  context: ConstraintContext,
): UniqueConstraint {
  const index = context.indexOf(row);
  return {
    kind: "unique",
    columns: context.columns(row),
    ...shared(row),
    options: {
      ...include(index),
      ...(index?.nullsNotDistinct ? { postgresqlNullsNotDistinct: true } : {}),
    },
  };
}

function readForeignKey(
  row: ConstraintRow,
  context: ConstraintContext,
): ForeignKeyConstraint {
  const { defaultSchema } = context;
  const { schema, name } = withoutDefault(
    row.referent ?? { schema: defaultSchema, name: "" },
    defaultSchema,
  );
  const onupdate = ACTIONS[row.onUpdate];
  const ondelete = ACTIONS[row.onDelete];
  const setColumns = row.setColumns?.map(quote).join(", ");
  return {
    kind: "foreignKey",
    columns: context.columns(row),
    referent: { ...(schema === undefined ? {} : { schema }), table: name },
    referentColumns: row.referentColumns ?? [],
    ...shared(row),
    ...(onupdate === undefined ? {} : { onupdate }),
    ...(ondelete === undefined ? {} : {
      ondelete: setColumns === undefined
        ? ondelete
        : `${ondelete} (${setColumns})`,
    }),
    ...(row.match === "f" ? { match: "FULL" } : {}),
    options: notValid(row),
  };
}

function readCheck(row: ConstraintRow): CheckConstraint {
  return {
    kind: "check",
    sql: row.expression ?? "",
    ...shared(row),
    options: notValid(row),
  };
}

function readExclude(
  row: ConstraintRow,
  context: ConstraintContext,
): ExcludeConstraint {
  const index = context.indexOf(row);
  const elements = index === undefined ? [] : keyElements(index);
  return {
    kind: "exclude",
    elements: elements.map(({ column, sql }, at) => ({
      ...(column === undefined ? { sql } : { column }),
      operator: row.operators?.[at] ?? "",
    })),
    ...(index === undefined ? {} : { using: index.method }),
    ...(index?.predicate ? { where: index.predicate } : {}),
    ...shared(row),
    options: {},
  };
}

function shared(
  { name, deferrable, deferred }: ConstraintRow,
): Pick<Constraint, "name" | "deferrable" | "initially"> {
  return {
    name: finalName(name),
    ...(deferrable ? { deferrable } : {}),
    ...(deferred ? { initially: "DEFERRED" } : {}),
  };
}

function include(
  index: IndexRow | undefined,
): Readonly<Record<string, DialectOption>> {
  const included = index?.included ?? [];
  return included.length === 0 ? {} : { postgresqlInclude: included };
}

function notValid(
  { validated }: ConstraintRow,
): Readonly<Record<string, DialectOption>> {
  return validated ? {} : { postgresqlNotValid: true };
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
