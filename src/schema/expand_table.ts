import type { Column } from "./column.ts";
import { ColumnType } from "./column_type.ts";
import { checkConstraint } from "./constraint.ts";
import type { Constraint } from "./constraint.ts";
import type { ConstraintName } from "./constraint_name.ts";
import { nameOfConstraint, nameOfIndex } from "./naming_convention.ts";
import type { NamingConvention } from "./naming_convention.ts";
import type { Table } from "./table.ts";
import { constraintsOf, indexesOf } from "./table_parts.ts";

/**
 * A table with everything said aloud, as a database would tell it: flags of
 * columns are constraints and indexes, the convention has named them, and
 * `nullable` is there. It creates the same table.
 */
export function expandTable(
  table: Table,
  convention: NamingConvention | undefined,
): Table {
  const named = <T extends { readonly name?: ConstraintName }>(
    value: T,
    name: ConstraintName | undefined,
  ): T => name === undefined ? value : { ...value, name };
  const constraints = [
    ...constraintsOf(table),
    ...table.columns.flatMap(({ checks }) => checks),
  ].map((one) => named(one, nameOfConstraint(one, table, convention)));
  const key = primaryKeyColumns(constraints);
  return {
    ...table,
    columns: table.columns.map((one) =>
      plainColumn(one, key, (type) => nameBoundCheck(type, table, convention))
    ),
    constraints,
    indexes: indexesOf(table)
      .map((one) => named(one, nameOfIndex(one, table, convention))),
  };
}

function primaryKeyColumns(
  constraints: readonly Constraint[],
): ReadonlySet<string> {
  const key = constraints.find(({ kind }) => kind === "primaryKey");
  return new Set(key?.kind === "primaryKey" ? key.columns : []);
}

function plainColumn(
  column: Column,
  key: ReadonlySet<string>,
  nameType: (type: ColumnType) => ColumnType,
): Column {
  const isIdentity = typeof column.serverDefault === "object" &&
    column.serverDefault.kind === "identity";
  return {
    ...column,
    ...(column.type?.arguments.createConstraint === true
      ? { type: nameType(column.type) }
      : {}),
    nullable: column.nullable ?? !(key.has(column.name) || isIdentity),
    primaryKey: false,
    unique: false,
    index: false,
    foreignKeys: [],
    checks: [],
  };
}

/** The type with the name of the CHECK that it brings along. */
function nameBoundCheck(
  type: ColumnType,
  table: Table,
  convention: NamingConvention | undefined,
): ColumnType {
  const { constraintName, enumName } = type.arguments;
  const check = checkConstraint("1 = 1", {
    name: constraintName ?? enumName ?? null,
  });
  const name = nameOfConstraint(check, table, convention);
  return new ColumnType(
    type.name,
    { ...type.arguments, constraintName: name },
    type.variants,
  );
}
