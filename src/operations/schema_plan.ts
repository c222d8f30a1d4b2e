/**
 * In which order tables that refer to each other come and go.
 *
 * @module
 */
import type { DialectName } from "../dialect_name.ts";
import type { WireDialectFacts } from "../kernel/wire.ts";
import type { Inspector } from "../reflection/inspector.ts";
import { invalid, quoted } from "../schema/check.ts";
import { enumOf, withoutEnumCreation } from "../schema/enum_types.ts";
import type { UsedEnum } from "../schema/enum_types.ts";
import type { ForeignKeyConstraint } from "../schema/foreign_key.ts";
import type { Table } from "../schema/table.ts";
import { orderTables } from "../schema/table_order.ts";
import type { MigrateOperation } from "./migrate_operation.ts";
import { AddConstraintOp, DropConstraintOp } from "./ops/constraint_ops.ts";
import { CreateEnumOp, DropEnumOp } from "./ops/enum_ops.ts";
import { CreateIndexOp } from "./ops/index_ops.ts";
import { CreateTableOp, DropTableOp } from "./ops/table_ops.ts";
import { SchemaContents } from "./schema_contents.ts";
import { placeOf, schemaOf } from "./table_place.ts";

/** What a dialect makes of tables. */
export interface SchemaDialect {
  readonly dialectName: DialectName;
  readonly facts: Pick<WireDialectFacts, "altersConstraints" | "enumTypes">;
}

/** Where tables come and go. */
export interface SchemaPlanPlace extends SchemaDialect {
  /** What is there; undefined: nobody looked. */
  readonly contents: SchemaContents | undefined;
}

/** Reads what a database has of tables and their enum types. */
export async function readContents(
  inspector: Inspector,
  tables: readonly Table[],
  dialect: SchemaDialect,
): Promise<SchemaContents> {
  const places = [...tables, ...createdEnums(tables, dialect)];
  return await SchemaContents.read(inspector, places);
}

/** The operations that create those tables that are not there, with everything said aloud, and their enum types. */
export function planCreateAll(
  tables: readonly Table[],
  place: SchemaPlanPlace,
): readonly MigrateOperation[] {
  const { contents, dialectName, facts } = place;
  const missing = tables.filter((one) => contents?.table(one) === undefined);
  const operations: MigrateOperation[] = createdEnums(missing, place)
    .filter((one) => contents?.hasEnum(one) !== true)
    .map((one) => new CreateEnumOp(one.name, one.values, schemaOf(one)));
  const later: MigrateOperation[] = [];
  for (const { table, late } of orderTables(missing)) {
    // Where constraints cannot be added later, a table may refer to one that is not there yet.
    const apart = facts.altersConstraints ? late : [];
    const at = placeOf(table);
    const whole = facts.enumTypes
      ? withoutEnumCreation(table, dialectName)
      : table;
    operations.push(
      CreateTableOp.fromTable({
        ...whole,
        constraints: table.constraints.filter((one) => !isAmong(apart, one)),
      }),
      ...table.indexes.map((one) => CreateIndexOp.fromIndex(one, at)),
    );
    later.push(...apart.map((one) => AddConstraintOp.fromConstraint(one, at)));
  }
  return [...operations, ...later];
}

/**
 * The operations that drop tables and their enum types.
 *
 * @param place `checkFirst`: whether what is not there is left out
 */
export function planDropAll(
  tables: readonly Table[],
  place: SchemaPlanPlace & { readonly checkFirst: boolean },
): readonly MigrateOperation[] {
  const { contents, checkFirst, facts } = place;
  const found = checkFirst ? contents : undefined;
  const there = tables.filter((one) =>
    found === undefined || found.table(one) !== undefined
  );
  const ordered = orderTables(there).toReversed();
  const keys = facts.altersConstraints
    ? ordered.flatMap(({ table, late }) =>
      late.flatMap((key) => dropKey(table, key, contents))
    )
    : [];
  return [
    ...keys,
    ...ordered.map(({ table }) => new DropTableOp(table.name, schemaOf(table))),
    ...createdEnums(tables, place)
      .filter((one) => found === undefined || found.hasEnum(one))
      .map((one) => new DropEnumOp(one.name, schemaOf(one))),
  ];
}

/** Drops a foreign key of a circle, by the name that the database has for it. */
function dropKey(
  table: Table,
  key: ForeignKeyConstraint,
  contents: SchemaContents | undefined,
): readonly MigrateOperation[] {
  const real = contents?.table(table);
  if (contents === undefined || real === undefined) {
    if (key.name === undefined) throw unnamed(table, key);
    return [DropConstraintOp.fromConstraint(key, placeOf(table))];
  }
  return real.constraints.flatMap((one) =>
    one.kind === "foreignKey" && isSameKey(one, key, contents)
      ? [DropConstraintOp.fromConstraint(one, placeOf(table))]
      : []
  );
}

function isSameKey(
  one: ForeignKeyConstraint,
  other: ForeignKeyConstraint,
  contents: SchemaContents,
): boolean {
  return contents.isSame(referentOf(one), referentOf(other)) &&
    String(one.columns) === String(other.columns) &&
    String(one.referentColumns) === String(other.referentColumns);
}

function referentOf(
  { referent: { table: name, schema } }: ForeignKeyConstraint,
): { readonly name: string; readonly schema?: string | undefined } {
  return { name, schema };
}

/** The enum types that the tables bring, each once. */
function createdEnums(
  tables: readonly Table[],
  { dialectName, facts }: SchemaDialect,
): readonly UsedEnum[] {
  if (!facts.enumTypes) return [];
  const byKey = new Map<string, UsedEnum>();
  for (const column of tables.flatMap(({ columns }) => columns)) {
    const used = enumOf(column, dialectName);
    if (used?.isCreated === true) byKey.set(used.key, used);
  }
  return [...byKey.values()];
}

function isAmong(keys: readonly unknown[], one: unknown): boolean {
  return keys.includes(one);
}

function unnamed(table: Table, { columns }: ForeignKeyConstraint): Error {
  return invalid(
    `The foreign key of ${quoted(table.name)} on ${
      quoted(columns.join(", "))
    } has no name, and must be dropped before the table that it refers to`,
    "Give it a name, for example by a naming convention: only a database can tell the name that it gave.",
  );
}
