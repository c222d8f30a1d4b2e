/**
 * Tables, columns, types, constraints and naming conventions as values.
 *
 * @module
 */
export * as sa from "./sa.ts";
export type {
  CheckInput,
  Column,
  ColumnOptions,
  ForeignKeyInput,
} from "./column.ts";
export { isColumn } from "./column.ts";
export { expandTable } from "./expand_table.ts";
export { ColumnType, isType } from "./column_type.ts";
export type { LooseTypeArguments, TypeArguments } from "./column_type.ts";
export type {
  CheckConstraint,
  Constraint,
  ConstraintOptions,
  ExcludeConstraint,
  ExcludeElement,
  ExcludeElementInput,
  ExcludeOptions,
  NamedConstraint,
  PrimaryKeyConstraint,
  UniqueConstraint,
} from "./constraint.ts";
export { isConstraint } from "./constraint.ts";
export { finalName, isFinalName, nameText } from "./constraint_name.ts";
export type { ConstraintName, FinalName } from "./constraint_name.ts";
export type {
  ColumnReference,
  ForeignKey,
  ForeignKeyConstraint,
  ForeignKeyOptions,
  TableReference,
} from "./foreign_key.ts";
export type {
  BooleanTypeOptions,
  EnumTypeOptions,
  IntervalTypeOptions,
  TextTypeOptions,
  TimeTypeOptions,
} from "./generic_types.ts";
export type { InlineLiteral } from "./inline_literal.ts";
export { MetaData } from "./metadata.ts";
export type { MetaDataOptions } from "./metadata.ts";
export {
  conventionName,
  nameOfConstraint,
  nameOfIndex,
} from "./naming_convention.ts";
export type {
  Named,
  NamingConvention,
  NamingKey,
  NamingTable,
  NamingToken,
} from "./naming_convention.ts";
export type {
  DialectOption,
  DialectOptions,
  DialectPrefix,
} from "./options.ts";
export type {
  Computed,
  Identity,
  IdentityOptions,
  ServerDefault,
} from "./server_default.ts";
export { isSqlText, SqlText } from "./sql_text.ts";
export type { Table, TableItem, TableOptions } from "./table.ts";
export { isTable, tableKey } from "./table.ts";
export { constraintsOf } from "./table_parts.ts";
export type {
  Index,
  IndexColumn,
  IndexOptions,
  SortedColumn,
} from "./table_index.ts";
export { isIndex } from "./table_index.ts";
export type { SchemaPlace, WholeSchemaOptions } from "./whole_schema.ts";
