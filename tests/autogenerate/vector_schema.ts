/**
 * The databases and targets of autogenerate vectors, and differences as they
 * write them.
 *
 * @module
 */
import { Operations } from "../../src/operations/mod.ts";
import type { DiffTuple } from "../../src/operations/mod.ts";
import type { MigrationContext } from "../../src/runtime/mod.ts";
import { isFinalName, sa, tableKey } from "../../src/schema/mod.ts";
import type {
  ConstraintName,
  ForeignKeyConstraint,
  Index,
  MetaData,
  Table,
  TableItem,
  UniqueConstraint,
} from "../../src/schema/mod.ts";
import { item } from "../operations/vector_calls.ts";

/** A table of a vector. */
export interface VectorTable {
  readonly table: string;
  readonly items: readonly unknown[];
  readonly indexes: readonly {
    readonly name: string;
    readonly columns: readonly string[];
    readonly unique: boolean;
  }[];
  readonly comment?: string | null;
}

/** A schema of a vector. */
export interface VectorSchema {
  readonly tables: readonly VectorTable[];
}

/** A vector of `autogenerate.jsonl`. */
export interface AutogenerateVector {
  readonly id: string;
  readonly dialect: string;
  readonly database: VectorSchema;
  readonly target: VectorSchema;
  readonly options: { readonly compareServerDefault: boolean };
  readonly expect: readonly (readonly unknown[])[];
}

/** The schema as a target. */
export function metadataOf({ tables }: VectorSchema): MetaData {
  const metadata = new sa.MetaData();
  for (const one of tables) {
    metadata.table(one.table, itemsOf(one), optionsOf(one));
  }
  return metadata;
}

/** Makes the tables of a schema. */
export async function createTables(
  { tables }: VectorSchema,
  context: MigrationContext,
): Promise<void> {
  const op = new Operations(context);
  for (const one of tables) {
    op.createTable(one.table, itemsOf(one), optionsOf(one));
  }
  await context.flush();
}

/** Differences as vectors write them, sorted. */
export function vectorTuples(
  differences: readonly (DiffTuple | readonly DiffTuple[])[],
): readonly string[] {
  return differences.flatMap((one) =>
    typeof one[0] === "string" ? [one as DiffTuple] : one as DiffTuple[]
  ).map((one) => JSON.stringify(tupleOf(one))).sort();
}

function itemsOf(one: VectorTable): readonly TableItem[] {
  return [
    ...one.items.map((value) => item(withoutNulls(value as object))),
    ...one.indexes.map(({ name, columns, unique }) =>
      sa.index(name, columns, { unique })
    ),
  ];
}

function optionsOf({ comment }: VectorTable): { readonly comment?: string } {
  return comment === undefined || comment === null ? {} : { comment };
}

/** A comment that is null is none. */
function withoutNulls(value: object): object {
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== null),
  );
}

function tupleOf([word, ...rest]: DiffTuple): readonly unknown[] {
  switch (word) {
    case "addTable":
    case "removeTable":
      return [word, (rest[0] as Table).name];
    case "addColumn":
    case "removeColumn":
      return [word, rest[1], (rest[2] as { name: string }).name];
    case "modifyType":
    case "modifyDefault":
      return [word, rest[1], rest[2]];
    case "modifyNullable":
    case "modifyComment":
      return [word, rest[1], rest[2], rest[4] ?? null, rest[5]];
    case "addIndex":
    case "removeIndex": {
      const index = rest[0] as Index;
      return [word, rest[1], nameOf(index), index.columns, index.unique];
    }
    case "addFk":
    case "removeFk": {
      const key = rest[0] as ForeignKeyConstraint;
      const { schema, table: name } = key.referent;
      const referent = tableKey(
        schema === undefined ? { name } : { name, schema },
      );
      const refs = key.referentColumns.map((column) => `${referent}.${column}`);
      return [word, rest[1], nameOf(key), key.columns, refs];
    }
    case "addConstraint":
    case "removeConstraint": {
      const constraint = rest[0] as UniqueConstraint;
      const kind = constraint.kind === "unique"
        ? "UniqueConstraint"
        : constraint.kind;
      return [word, rest[1], nameOf(constraint), kind, constraint.columns];
    }
    default:
      return [word, rest[1]];
  }
}

function nameOf({ name }: { readonly name?: ConstraintName }): string | null {
  if (name === undefined) return null;
  return isFinalName(name) ? name.name : name;
}
