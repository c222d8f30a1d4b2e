import {
  AddColumnOp,
  AddConstraintOp,
  AlterColumnOp,
  AlterEnumOp,
  type ColumnState,
  CreateEnumOp,
  CreateIndexOp,
  CreateTableCommentOp,
  CreateTableOp,
  DropColumnOp,
  DropConstraintOp,
  DropEnumOp,
  DropIndexOp,
  DropTableCommentOp,
  DropTableOp,
  MigrateOperation,
  type MigrationScript,
  OpContainer,
  RenameTableOp,
} from "../operations/mod.ts";
import { CONSTRAINT_WORDS } from "../schema/constraint_words.ts";
import { nameText } from "../schema/mod.ts";
import { typeText } from "./type_text.ts";
import { FOLLOWS } from "./compare/compare_constraints.ts";

/** What a database lacks of its schema, or has beyond it, as plain data. */
export interface SchemaChange {
  /** What would be done: `addTable`, `dropColumn`, `alterColumn`, `addConstraint` and the like; the class of other operations. */
  readonly kind: string;
  /** Null for the default one. */
  readonly schema: string | null;
  /** The table that it is about; null where it is about none. */
  readonly table: string | null;
  /** The column, index, constraint or enum; null where it is the table, or has no name. */
  readonly name: string | null;
  /** The same for people, such as `+ column account.note`. */
  readonly text: string;
  /** What the revision says above it, such as that it fails while the table has rows; null where nothing. */
  readonly remark: string | null;
}

/** What the upgrades of revisions would change, in order. */
export function changesOf(
  scripts: readonly MigrationScript[],
): readonly SchemaChange[] {
  return scripts.flatMap(({ upgradeOpsList }) => upgradeOpsList)
    .flatMap(flattened).map(changeOf);
}

function flattened({ ops }: OpContainer): readonly MigrateOperation[] {
  return ops.filter(({ info }) => info[FOLLOWS] !== true).flatMap((one) =>
    one instanceof OpContainer ? flattened(one) : one
  );
}

/** Where an operation works. */
interface Place {
  readonly tableName?: string | undefined;
  readonly schema?: string | undefined;
}

interface Facts extends Place {
  readonly kind: string;
  readonly name?: string | undefined;
  readonly text: string;
}

function changeOf(operation: MigrateOperation): SchemaChange {
  const { kind, schema, tableName, name, text } = factsOf(operation);
  const { comment: remark } = operation.info;
  return {
    kind,
    schema: schema ?? null,
    table: tableName ?? null,
    name: name ?? null,
    text,
    remark: typeof remark === "string" ? remark : null,
  };
}

function factsOf(operation: MigrateOperation): Facts {
  if (operation instanceof CreateTableOp) {
    return change(operation, "addTable", `+ table ${at(operation)}`);
  }
  if (operation instanceof DropTableOp) {
    return change(operation, "dropTable", `- table ${at(operation)}`);
  }
  if (operation instanceof RenameTableOp) {
    const text = `~ table ${at(operation)}: now ${operation.newTableName}`;
    return change(operation, "renameTable", text);
  }
  if (
    operation instanceof CreateTableCommentOp ||
    operation instanceof DropTableCommentOp
  ) {
    return change(operation, "alterTable", `~ table ${at(operation)}: comment`);
  }
  return columnFacts(operation) ?? itemFacts(operation) ??
    enumFacts(operation) ?? ownFacts(operation);
}

/** An operation of somebody's own, by the words of its `toDiffTuple()` where it has one. */
function ownFacts(operation: MigrateOperation): Facts {
  const kind = operation.constructor.name;
  const tells = operation.toDiffTuple !==
    MigrateOperation.prototype.toDiffTuple;
  const words = tells
    ? operation.toDiffTuple().filter((one) => typeof one === "string")
    : [];
  const [line = ""] = words.join(" ").split("\n");
  const text = line.length > 70 ? `${line.slice(0, 69)}…` : line;
  return { kind, text: `  ${text === "" ? kind : text}` };
}

function columnFacts(operation: MigrateOperation): Facts | undefined {
  if (operation instanceof AddColumnOp) {
    const { name } = operation.column;
    const text = `+ column ${at(operation, name)}`;
    return { ...change(operation, "addColumn", text), name };
  }
  if (operation instanceof DropColumnOp) {
    const { columnName: name } = operation;
    const text = `- column ${at(operation, name)}`;
    return { ...change(operation, "dropColumn", text), name };
  }
  if (operation instanceof AlterColumnOp) {
    const { columnName: name } = operation;
    const text = `~ column ${at(operation, name)}: ${alterations(operation)}`;
    return { ...change(operation, "alterColumn", text), name };
  }
  return undefined;
}

function itemFacts(operation: MigrateOperation): Facts | undefined {
  if (operation instanceof CreateIndexOp) {
    const name = nameText(operation.indexName);
    const text = `+ index ${label(name)} on ${at(operation)}`;
    return { ...change(operation, "addIndex", text), name };
  }
  if (operation instanceof DropIndexOp) {
    const name = nameText(operation.indexName);
    const where = operation.tableName === undefined
      ? ""
      : ` on ${at(operation)}`;
    const text = `- index ${label(name)}${where}`;
    return { ...change(operation, "dropIndex", text), name };
  }
  if (operation instanceof AddConstraintOp) {
    const { constraint } = operation;
    const name = nameText(constraint.name);
    const what = `${CONSTRAINT_WORDS[constraint.kind]} ${label(name)}`;
    const text = `+ ${what} on ${at(operation)}`;
    return { ...change(operation, "addConstraint", text), name };
  }
  if (operation instanceof DropConstraintOp) {
    const name = nameText(operation.constraintName);
    const { original } = operation;
    const kind = original === undefined
      ? "constraint"
      : CONSTRAINT_WORDS[original.kind];
    const text = `- ${kind} ${label(name)} on ${at(operation)}`;
    return { ...change(operation, "dropConstraint", text), name };
  }
  return undefined;
}

function enumFacts(operation: MigrateOperation): Facts | undefined {
  const verb = operation instanceof CreateEnumOp
    ? ["addEnum", "+"]
    : operation instanceof DropEnumOp
    ? ["dropEnum", "-"]
    : operation instanceof AlterEnumOp
    ? ["alterEnum", "~"]
    : undefined;
  if (verb === undefined) return undefined;
  const { enumName: name, schema } = operation as CreateEnumOp;
  const [kind = "", mark = ""] = verb;
  const text = `${mark} enum ${at({ schema }, name)}`;
  return { kind, schema, name, text };
}

function change(place: Place, kind: string, text: string): Facts {
  const { schema, tableName } = place;
  return { kind, schema, tableName, text };
}

/** `schema.table.column`, as far as it goes. */
function at({ schema, tableName }: Place, column?: string): string {
  return [schema, tableName, column].filter((part) => part !== undefined)
    .join(".");
}

function label(name: string | undefined): string {
  return name ?? "without a name";
}

/** What becomes of a column: what it was is told where that is known and short. */
function alterations({ modify, existing }: AlterColumnOp): string {
  const parts = (Object.keys(modify) as (keyof ColumnState)[]).map((key) => {
    if (key === "name") return `now ${modify.name}`;
    if (key === "nullable") return modify.nullable ? "NULL" : "NOT NULL";
    if (key === "type") {
      const before = existing.type && `${typeText(existing.type)} -> `;
      return `type ${before ?? ""}${modify.type && typeText(modify.type)}`;
    }
    if (key === "serverDefault") {
      return modify.serverDefault === null ? "no default" : "default";
    }
    if (key === "autoincrement") {
      return modify.autoincrement ? "autoincrement" : "no autoincrement";
    }
    return key;
  });
  return parts.join(", ");
}
