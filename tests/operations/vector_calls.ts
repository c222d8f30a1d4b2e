/**
 * Says the calls of a DDL vector through the public `op` and `sa`.
 *
 * @module
 */
import { op } from "../../src/operations/mod.ts";
import type { BatchVerbs } from "../../src/operations/mod.ts";
import { sa } from "../../src/schema/mod.ts";
import type {
  Column,
  ColumnType,
  ConstraintName,
  DialectOptions,
  ServerDefault,
  Table,
  TableItem,
} from "../../src/schema/mod.ts";

/** A JSON object of a vector. */
export type Fields = Readonly<Record<string, unknown>>;

/** A call of a vector. */
export interface VectorCall extends Fields {
  readonly fn: string;
}

type Call = (call: Fields, options: DialectOptions) => void;

const CALLS: Readonly<Record<string, Call>> = {
  createTable: (call, options) => {
    op.createTable(text(call, "table"), list(call, "items").map(item), options);
  },
  dropTable: (call, options) => {
    op.dropTable(text(call, "table"), options);
  },
  renameTable: (call, options) => {
    op.renameTable(text(call, "table"), text(call, "newName"), options);
  },
  addColumn: (call, options) => {
    const column = columnOf(fields(call, "column"));
    op.addColumn(text(call, "table"), column, options);
  },
  alterColumn: (call, options) => {
    op.alterColumn(
      text(call, "table"),
      text(call, "column"),
      alterOptions(options),
    );
  },
  dropColumn: (call, options) => {
    op.dropColumn(text(call, "table"), text(call, "column"), options);
  },
  createIndex: (call, options) => {
    const columns = list(call, "columns").map((one) =>
      typeof one === "string" ? one : sa.text(text(one as Fields, "text"))
    );
    op.createIndex(name(call), text(call, "table"), columns, options);
  },
  dropIndex: (call, options) => {
    op.dropIndex(text(call, "name"), options);
  },
  createPrimaryKey: (call, options) => {
    op.createPrimaryKey(
      name(call),
      text(call, "table"),
      columnNames(call),
      options,
    );
  },
  createUniqueConstraint: (call, options) => {
    const columns = columnNames(call);
    op.createUniqueConstraint(
      name(call),
      text(call, "table"),
      columns,
      options,
    );
  },
  createForeignKey: (call, options) => {
    op.createForeignKey(
      name(call),
      text(call, "table"),
      text(call, "referentTable"),
      columnNames(call),
      list(call, "referentColumns").map(String),
      options,
    );
  },
  createCheckConstraint: (call, options) => {
    const condition = text(call, "sql");
    op.createCheckConstraint(
      name(call),
      text(call, "table"),
      condition,
      options,
    );
  },
  createExcludeConstraint: (call, options) => {
    const elements = list(call, "elements").map((one) => {
      const [target = "", operator = "", expr] = one as readonly string[];
      const element = expr === undefined ? target : sa.text(target);
      return [element, operator] as const;
    });
    op.createExcludeConstraint(
      name(call),
      text(call, "table"),
      elements,
      options,
    );
  },
  dropConstraint: (call, options) => {
    op.dropConstraint(text(call, "name"), text(call, "table"), options);
  },
  createTableComment: (call, options) => {
    op.createTableComment(text(call, "table"), text(call, "comment"), options);
  },
  dropTableComment: (call, options) => {
    op.dropTableComment(text(call, "table"), options);
  },
  bulkInsert: (call, options) => {
    const columns = list(call, "columns").map((one) => columnOf(one as Fields));
    const table = sa.table(text(call, "table"), columns, options);
    op.bulkInsert(table, list(call, "rows") as Fields[]);
  },
  batch: (call, options) => {
    const { copyFrom, ...rest } = options as Fields;
    op.batchAlterTable(text(call, "table"), {
      ...rest,
      copyFrom: tableOf(copyFrom as Fields),
    }, (batch) => {
      for (const one of list(call, "calls")) {
        sayInBatch(batch, one as VectorCall);
      }
    });
  },
  execute: (call) => {
    op.execute(text(call, "sql"));
  },
};

/** Says one call. */
export function sayCall(call: VectorCall): void {
  const say = CALLS[call.fn];
  if (say === undefined) throw new Error(`No call "${call.fn}"`);
  say(call, (call["options"] ?? {}) as DialectOptions);
}

type BatchCall = (
  batch: BatchVerbs,
  call: Fields,
  options: DialectOptions,
) => void;

const BATCH_CALLS: Readonly<Record<string, BatchCall>> = {
  addColumn: (batch, call, options) => {
    batch.addColumn(columnOf(fields(call, "column")), options);
  },
  alterColumn: (batch, call, options) => {
    batch.alterColumn(text(call, "column"), alterOptions(options));
  },
  dropColumn: (batch, call, options) => {
    batch.dropColumn(text(call, "column"), options);
  },
  createIndex: (batch, call, options) => {
    batch.createIndex(name(call), columnNames(call), options);
  },
  dropIndex: (batch, call, options) => {
    batch.dropIndex(text(call, "name"), options);
  },
  createUniqueConstraint: (batch, call, options) => {
    batch.createUniqueConstraint(name(call), columnNames(call), options);
  },
  createCheckConstraint: (batch, call, options) => {
    batch.createCheckConstraint(name(call), text(call, "sql"), options);
  },
  createForeignKey: (batch, call, options) => {
    batch.createForeignKey(
      name(call),
      text(call, "referentTable"),
      columnNames(call),
      list(call, "referentColumns").map(String),
      options,
    );
  },
  dropConstraint: (batch, call, options) => {
    batch.dropConstraint(text(call, "name"), options);
  },
};

function sayInBatch(batch: BatchVerbs, call: VectorCall): void {
  const say = BATCH_CALLS[call.fn];
  if (say === undefined) throw new Error(`No batch call "${call.fn}"`);
  say(batch, call, (call["options"] ?? {}) as DialectOptions);
}

function tableOf(given: Fields): Table {
  const indexes = list(given, "indexes").map((one) => {
    const index = one as Fields;
    return sa.index(String(index["name"]), columnNames(index));
  });
  const items = list(given, "items").map(item);
  return sa.table(text(given, "table"), [...items, ...indexes]);
}

function alterOptions(options: DialectOptions): DialectOptions {
  const converted = Object.entries(options).map(([key, value]) => {
    if (value === null || typeof value !== "object") return [key, value];
    return [key, key.endsWith("Default") ? defaultOf(value) : typeOf(value)];
  });
  return Object.fromEntries(converted);
}

/** An item of a table, as a vector says it. */
export function item(value: unknown): TableItem {
  const given = value as Fields;
  const { item: kind, columns, refs, sql, ...rest } = given;
  const options = rest as DialectOptions;
  switch (kind) {
    case "column":
      return columnOf(given);
    case "primaryKey":
      return sa.primaryKeyConstraint(columns as string[], options);
    case "unique":
      return sa.uniqueConstraint(columns as string[], options);
    case "foreignKey":
      return sa.foreignKeyConstraint(
        columns as string[],
        refs as string[],
        options,
      );
    case "check":
      return sa.checkConstraint(sql as string, options);
    default:
      throw new Error(`No item "${String(kind)}"`);
  }
}

function columnOf(given: Fields): Column {
  const { item: _, name, type, serverDefault, foreignKeys, checks, ...rest } =
    given;
  return sa.column(String(name), typeOf(type as object), {
    ...rest,
    ...(serverDefault === undefined || serverDefault === null
      ? {}
      : { serverDefault: defaultOf(serverDefault) }),
    foreignKey: ((foreignKeys ?? []) as Fields[]).map(
      ({ target, ...options }) =>
        sa.foreignKey(String(target), options as DialectOptions),
    ),
    check: ((checks ?? []) as Fields[]).map(({ sql, ...options }) =>
      sa.checkConstraint(String(sql), options as DialectOptions)
    ),
  });
}

function defaultOf(value: object): ServerDefault {
  if ("value" in value) return String(value.value);
  if ("text" in value) return sa.text(String(value.text));
  if ("identity" in value) return sa.identity(value.identity as Fields);
  const { computed, ...options } = value as Fields;
  return sa.computed(String(computed), options);
}

/** Which arguments of a type come first, in which order; the rest are options. */
const FIRST = ["values", "item", "length", "precision", "scale"];

/** Types whose arguments are all options. */
const OPTIONS_ONLY = /^postgresql\.(TIME|TIMESTAMP|INTERVAL)$/;

/** The names of options where they differ from those of vectors. */
const OPTION_NAMES: Fields = { enumName: "name", constraintName: "name" };

function typeOf(value: object): ColumnType {
  const { name, ...given } = value as Fields;
  const typeName = String(name);
  const first = OPTIONS_ONLY.test(typeName) ? [] : firstArguments(given);
  const options = Object.entries(given)
    .filter(([key]) => !first.includes(key))
    .map(([key, one]) => [OPTION_NAMES[key] ?? key, one]);
  const args = first.map((key) =>
    key === "item" ? typeOf(given[key] as object) : given[key]
  );
  const make = typeFunction(typeName);
  return make(
    ...args,
    ...(options.length === 0 ? [] : [Object.fromEntries(options)]),
  );
}

function firstArguments(given: Fields): readonly string[] {
  if ("scale" in given) return FIRST.slice(3);
  return FIRST.filter((key) => key in given);
}

function typeFunction(typeName: string): (...args: unknown[]) => ColumnType {
  const [dialect, own] = typeName.split(".");
  const [room, name] = own === undefined
    ? [sa, typeName]
    : [Reflect.get(sa, dialect ?? "") as object, camelCase(own)];
  const make: unknown = Reflect.get(room, name);
  if (typeof make === "function") {
    return (...args) => Reflect.apply(make, room, args);
  }
  throw new Error(`sa has no type "${typeName}"`);
}

function camelCase(name: string): string {
  return name.toLowerCase().replace(
    /_(\w)/g,
    (_, letter: string) => letter.toUpperCase(),
  );
}

function text(call: Fields, key: string): string {
  return String(call[key]);
}

function name(call: Fields): ConstraintName | null {
  const given = call["name"];
  return typeof given === "string" ? given : null;
}

function fields(call: Fields, key: string): Fields {
  return call[key] as Fields;
}

function list(call: Fields, key: string): readonly unknown[] {
  return call[key] as readonly unknown[];
}

function columnNames(call: Fields): readonly string[] {
  return list(call, "columns").map(String);
}
