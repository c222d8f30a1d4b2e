import { AthanorError } from "../errors.ts";
import {
  AddColumnOp,
  AddConstraintOp,
  AlterColumnOp,
  CreateIndexOp,
  CreateTableCommentOp,
  DropColumnOp,
  DropConstraintOp,
  DropIndexOp,
  DropTableCommentOp,
} from "../operations/mod.ts";
import type { MigrateOperation } from "../operations/mod.ts";
import { constraintsOfColumn, indexesOfColumn } from "../schema/table_parts.ts";
import { invalid, quoted } from "../schema/check.ts";
import { checkConstraint, primaryKeyConstraint } from "../schema/constraint.ts";
import type {
  Column,
  Constraint,
  Index,
  NamingConvention,
  PrimaryKeyConstraint,
} from "../schema/mod.ts";
import { nameText } from "../schema/mod.ts";
import { nearest } from "../util/nearest.ts";
import { insertColumn } from "./column_order.ts";
import { sameName } from "../reflection/sqlite_fold.ts";
import { hasName } from "./names.ts";
import {
  type DraftPart,
  findColumn,
  type TableDraft,
  withConventionName,
  withIndexName,
  withoutFlags,
} from "./table_draft.ts";

const ALTERATIONS = [
  AddColumnOp,
  AddConstraintOp,
  AlterColumnOp,
  CreateIndexOp,
  CreateTableCommentOp,
  DropColumnOp,
  DropConstraintOp,
  DropIndexOp,
  DropTableCommentOp,
];

type Alteration = InstanceType<(typeof ALTERATIONS)[number]>;

/** Whether an operation changes the table of a batch; all others run before it. */
export function isAlteration(
  operation: MigrateOperation,
): operation is Alteration {
  return ALTERATIONS.some((one) => operation instanceof one);
}

/**
 * Does to a draft what an operation says.
 *
 * @param convention names the constraints that the operation leaves unnamed
 * @throws {AthanorError} `OPERATION_INVALID` for what the table does not have
 */
export function applyOperation(
  draft: TableDraft,
  operation: Alteration,
  convention: NamingConvention | undefined,
): void {
  if (operation instanceof AddColumnOp) {
    addColumn(draft, operation, convention);
  } else if (operation instanceof AlterColumnOp) {
    alterColumn(draft, operation);
  } else if (operation instanceof DropColumnOp) {
    if (operation.ifExists !== true || hasColumn(draft, operation.columnName)) {
      const dropped = requireColumn(draft, operation.columnName);
      draft.columns = draft.columns.filter((one) => one !== dropped);
    }
  } else if (operation instanceof AddConstraintOp) {
    addConstraint(draft, operation.constraint, convention);
  } else if (operation instanceof DropConstraintOp) {
    dropConstraint(draft, operation, convention);
  } else if (operation instanceof CreateIndexOp) {
    addIndex(draft, operation, convention);
  } else if (operation instanceof DropIndexOp) {
    dropIndex(draft, operation);
  }
  // Where tables are made anew, there are no comments.
}

function hasColumn(draft: TableDraft, name: string): boolean {
  return findColumn(draft, name) !== undefined;
}

function requireColumn(draft: TableDraft, name: string) {
  const found = findColumn(draft, name);
  if (found !== undefined) return found;
  throw invalid(
    `The table ${quoted(draft.before.name)} has no column ${quoted(name)}`,
    didYouMean(name, draft.columns.map(({ key }) => key), "columns"),
  );
}

function addColumn(
  draft: TableDraft,
  operation: AddColumnOp,
  convention: NamingConvention | undefined,
): void {
  const { column, ifNotExists } = operation;
  const existing = draft.columns.find((one) =>
    sameName(one.column.name, column.name)
  );
  if (existing !== undefined) {
    if (ifNotExists === true) return;
    throw invalid(
      `The table ${quoted(draft.before.name)} has a column ${
        quoted(column.name)
      } already`,
      "Choose another name, or give ifNotExists.",
    );
  }
  const added = {
    key: column.name,
    column: withoutFlags(column),
    before: undefined,
    retyped: false,
  };
  draft.columns = insertColumn(draft.columns, added, operation);
  if (column.primaryKey) {
    addConstraint(draft, primaryKeyConstraint([column.name]), convention);
  }
  for (const one of constraintsOfColumn(column)) {
    addConstraint(draft, one, convention);
  }
  for (const one of indexesOfColumn(column)) {
    const value = withIndexName(one, draft.before, convention);
    draft.indexes.push({ value, isNew: true });
  }
}

function alterColumn(draft: TableDraft, operation: AlterColumnOp): void {
  const { modify, existing, columnName } = operation;
  const found = requireColumn(draft, columnName);
  const { name, type, nullable, serverDefault, autoincrement } = modify;
  const { serverDefault: old, ...rest } = found.column;
  const kept = serverDefault === undefined ? old : serverDefault ?? undefined;
  found.column = {
    ...rest,
    ...(name === undefined ? {} : { name }),
    ...(type === undefined ? {} : { type }),
    ...(nullable === undefined ? {} : { nullable }),
    ...(kept === undefined ? {} : { serverDefault: kept }),
    ...(autoincrement === undefined ? {} : { autoincrement }),
  };
  if (type === undefined) return;
  found.retyped = true;
  const bound = existing.type?.arguments;
  if (bound?.createConstraint !== true) return;
  const checkName = nameText(bound.constraintName) ?? bound.enumName;
  draft.constraints = draft.constraints.filter(({ value }) =>
    value.kind !== "check" || checkName === undefined ||
    nameText(value.name) !== checkName
  );
}

function addConstraint(
  draft: TableDraft,
  constraint: Constraint,
  convention: NamingConvention | undefined,
): void {
  const value = withConventionName(constraint, draft.before, convention);
  if (value.kind === "exclude") {
    throw new AthanorError(
      "OPERATION_UNSUPPORTED",
      `The table ${
        quoted(draft.before.name)
      } cannot have an EXCLUDE constraint here`,
      { hint: "Only PostgreSQL has EXCLUDE constraints." },
    );
  }
  if (value.kind === "primaryKey") removeUnnamedKey(draft);
  draft.constraints = replaceOrRefuse(
    draft.constraints,
    value,
    `The table ${quoted(draft.before.name)} has a constraint`,
  );
}

function removeUnnamedKey(draft: TableDraft): void {
  const key = draft.constraints.find(({ value }) =>
    value.kind === "primaryKey"
  );
  if (key === undefined) return;
  const name = nameText(key.value.name);
  if (name !== undefined) {
    throw invalid(
      `The table ${quoted(draft.before.name)} has the primary key ${
        quoted(name)
      } already`,
      `Drop it first: batch.dropConstraint("${name}", { type: "primary" }).`,
    );
  }
  removeKey(draft, key.value as PrimaryKeyConstraint);
}

/** The columns of a key do not take NULL, and go on so. */
function removeKey(draft: TableDraft, key: PrimaryKeyConstraint): void {
  draft.constraints = draft.constraints.filter(({ value }) => value !== key);
  for (const one of draft.columns) {
    if (one.column.nullable !== undefined) continue;
    if (!hasName(key.columns, one.key)) continue;
    one.column = { ...one.column, nullable: false } satisfies Column;
  }
}

/** What a batch says twice under one name takes effect once, as in Alembic: the last time. */
function replaceOrRefuse<T extends Constraint | Index>(
  parts: readonly DraftPart<T>[],
  added: T,
  what: string,
): DraftPart<T>[] {
  const name = nameText(added.name);
  const same = parts.find(({ value }) =>
    name !== undefined && sameName(nameText(value.name) ?? "", name)
  );
  if (same !== undefined && !same.isNew) {
    throw invalid(
      `${what} ${quoted(name)} already`,
      "Drop it first, or choose another name.",
    );
  }
  return [
    ...parts.filter((one) => one !== same),
    { value: added, isNew: true },
  ];
}

function dropConstraint(
  draft: TableDraft,
  operation: DropConstraintOp,
  convention: NamingConvention | undefined,
): void {
  const { constraintName: given, original } = operation;
  const name = nameText(given);
  const wrapped = name === undefined ? undefined : nameText(
    withConventionName(
      original ?? checkConstraint("1 = 1", { name: given ?? null }),
      draft.before,
      convention,
    ).name,
  );
  const found =
    draft.constraints.find(({ value }) =>
      name === undefined
        ? isDescribed(value, operation)
        : nameText(value.name) === name
    ) ?? draft.constraints.find(({ value }) =>
      value.kind === "check" && nameText(value.name) === wrapped
    );
  if (found === undefined) {
    if (operation.ifExists === true || isBoundCheck(draft, name)) return;
    throw noSuchConstraint(draft, name ?? "primary key");
  }
  if (found.value.kind === "primaryKey") removeKey(draft, found.value);
  draft.constraints = draft.constraints.filter((one) => one !== found);
}

/** Whether a constraint is the one that is dropped without a name: by its kind, and by what it says. */
function isDescribed(
  value: Constraint,
  { constraintType, columns, condition }: DropConstraintOp,
): boolean {
  if (condition !== undefined) {
    return value.kind === "check" && value.sql === condition;
  }
  if (columns === undefined) {
    return constraintType === "primary" && value.kind === "primaryKey";
  }
  const isKind = constraintType === "foreignkey"
    ? value.kind === "foreignKey"
    : value.kind === "unique";
  return isKind && "columns" in value &&
    value.columns.join("\0") === columns.join("\0");
}

/** The CHECK of a boolean's or enum's type goes when the type goes. */
function isBoundCheck(draft: TableDraft, name: string | undefined): boolean {
  return draft.columns.some(({ column, before }) =>
    [column.type, before?.type].some((type) =>
      type?.arguments.createConstraint === true &&
      (nameText(type.arguments.constraintName) ?? type.arguments.enumName) ===
        name
    )
  );
}

function noSuchConstraint(draft: TableDraft, name: string): Error {
  const names = draft.constraints.map(({ value }) => nameText(value.name))
    .filter((one) => one !== undefined);
  return invalid(
    `The table ${quoted(draft.before.name)} has no constraint ${quoted(name)}`,
    names.length === 0
      ? "Its constraints have no names: give batchAlterTable a namingConvention, which names them."
      : didYouMean(name, names, "constraints"),
  );
}

function addIndex(
  draft: TableDraft,
  operation: CreateIndexOp,
  convention: NamingConvention | undefined,
): void {
  const value = withIndexName(
    operation.toIndex(),
    draft.before,
    convention,
  );
  const exists = draft.indexes.some((one) =>
    !one.isNew &&
    sameName(nameText(one.value.name) ?? "", nameText(value.name) ?? "")
  );
  if (exists && operation.ifNotExists === true) return;
  draft.indexes = replaceOrRefuse(
    draft.indexes,
    value,
    `The table ${quoted(draft.before.name)} has an index`,
  );
}

function dropIndex(draft: TableDraft, operation: DropIndexOp): void {
  const name = nameText(operation.indexName) ?? "";
  const left = draft.indexes.filter(({ value }) =>
    !sameName(nameText(value.name) ?? "", name)
  );
  if (left.length === draft.indexes.length && operation.ifExists !== true) {
    const names = draft.indexes.map(({ value }) => nameText(value.name) ?? "");
    throw invalid(
      `The table ${quoted(draft.before.name)} has no index ${quoted(name)}`,
      names.length === 0
        ? "It has no indexes."
        : didYouMean(name, names, "indexes"),
    );
  }
  draft.indexes = left;
}

function didYouMean(
  name: string,
  known: readonly string[],
  what: string,
): string {
  const guess = nearest(name, known);
  return guess === undefined
    ? `Its ${what} are ${known.join(", ")}.`
    : `Did you mean "${guess}"?`;
}
