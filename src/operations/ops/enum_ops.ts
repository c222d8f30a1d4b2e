import {
  checkFlag,
  checkName,
  checkText,
  invalid,
  isPlainObject,
  quoted,
} from "../../schema/check.ts";
import { checkOptions } from "../../schema/options.ts";
import { checkServerDefault } from "../../schema/server_default.ts";
import type { ServerDefault } from "../../schema/server_default.ts";
import { MigrateOperation, notReversible } from "../migrate_operation.ts";
import type { DiffTuple } from "../migrate_operation.ts";
import { checkSchema, optional } from "../table_place.ts";

/** The options of `createEnum`. */
export interface CreateEnumOptions {
  /** Its schema; absent: the default one. */
  readonly schema?: string;
}

/** The options of `dropEnum`. */
export interface DropEnumOptions {
  /** Its schema; absent: the default one. */
  readonly schema?: string;
  /** `IF EXISTS`: nothing happens when it is not there. */
  readonly ifExists?: boolean;
}

/** A column whose type is an enum. */
export interface EnumColumn {
  /** The table of the column. */
  readonly table: string;
  /** Its schema; absent: the default one. */
  readonly schema?: string;
  /** The column that has the type. */
  readonly column: string;
  /** Whether it holds an array of them. */
  readonly array?: boolean;
  /** Its default, which is taken away and put back when the type is made anew. */
  readonly serverDefault?: ServerDefault;
}

/** The options of `alterEnum`. */
export interface AlterEnumOptions {
  /** Its schema; absent: the default one. */
  readonly schema?: string;
  /** The values before, in order. */
  readonly existingValues: readonly string[];
  /** Values that have another name now: new ones by old ones. */
  readonly renamedValues?: Readonly<Record<string, string>>;
  /** The columns of the type, which move to a new type when values go or change places. */
  readonly columns?: readonly EnumColumn[];
  /**
   * Whether the type is made anew although values only come: PostgreSQL takes an
   * added value, for a default or a row, only once the transaction is over.
   */
  readonly remake?: boolean;
}

/** Creates an enum type (PostgreSQL). */
export class CreateEnumOp extends MigrateOperation {
  /** The type, without its schema. */
  enumName: string;
  /** Its labels, in order. */
  values: readonly string[];
  /** Its schema; absent: the default one. */
  schema: string | undefined;

  /** Takes the arguments of `op.createEnum()`. */
  constructor(
    enumName: string,
    values: readonly string[],
    options: CreateEnumOptions = {},
  ) {
    super();
    checkOptions(options, ["schema"], "createEnum");
    this.enumName = checkName(enumName, "name of the enum");
    this.values = checkValues(values, "values of the enum");
    this.schema = checkSchema(options.schema);
  }

  /** The operation that takes this one back. */
  override reverse(): DropEnumOp {
    const reversed = new DropEnumOp(
      this.enumName,
      optional("schema", this.schema),
    );
    reversed.original = this;
    return reversed;
  }

  /** What it settles, as one entry of `compareMetadata()`. */
  override toDiffTuple(): DiffTuple {
    return ["addEnum", this.schema, this.enumName, this.values];
  }
}

/** Drops an enum type (PostgreSQL). */
export class DropEnumOp extends MigrateOperation {
  /** The type, without its schema. */
  enumName: string;
  /** Its schema; absent: the default one. */
  schema: string | undefined;
  /** `IF EXISTS`: nothing happens when it is not there. */
  ifExists: boolean | undefined;
  /** What created the type, where that is known. */
  original: CreateEnumOp | undefined;

  /** Takes the arguments of `op.dropEnum()`. */
  constructor(enumName: string, options: DropEnumOptions = {}) {
    super();
    checkOptions(options, ["schema", "ifExists"], "dropEnum");
    this.enumName = checkName(enumName, "name of the enum");
    this.schema = checkSchema(options.schema);
    this.ifExists = checkFlag(options.ifExists, "option ifExists");
  }

  /** The operation that takes this one back. */
  override reverse(): CreateEnumOp {
    if (this.original !== undefined) return this.original;
    throw notReversible(this, "Reverse the CreateEnumOp that has its values.");
  }

  /** What it settles, as one entry of `compareMetadata()`. */
  override toDiffTuple(): DiffTuple {
    const { values = [] } = this.original ?? {};
    return ["removeEnum", this.schema, this.enumName, values];
  }
}

/**
 * Changes the values of an enum type (PostgreSQL). They are renamed and added in
 * their places; where some go or change places, the type is made anew and its
 * columns move to it. A row that has a value that went stops that.
 */
export class AlterEnumOp extends MigrateOperation {
  /** The type, without its schema. */
  enumName: string;
  /** The labels that it gets, in order. */
  values: readonly string[];
  /** The labels that it has, in order. */
  existingValues: readonly string[];
  /** New labels by old ones. */
  renamedValues: Readonly<Record<string, string>>;
  /** The columns that have the type, for a type that is made anew. */
  columns: readonly EnumColumn[];
  /** Its schema; absent: the default one. */
  schema: string | undefined;
  /** Whether the type is made anew although values only come. */
  remake: boolean | undefined;

  /** Takes the arguments of `op.alterEnum()`. */
  constructor(
    enumName: string,
    values: readonly string[],
    options: AlterEnumOptions,
  ) {
    super();
    checkOptions(
      options,
      ["existingValues", "renamedValues", "columns", "remake", "schema"],
      "alterEnum",
    );
    this.enumName = checkName(enumName, "name of the enum");
    this.values = checkValues(values, "values of the enum");
    this.existingValues = checkValues(
      options.existingValues,
      "option existingValues",
    );
    this.renamedValues = checkRenames(options.renamedValues);
    this.columns = checkColumns(options.columns);
    this.schema = checkSchema(options.schema);
    this.remake = checkFlag(options.remake, "option remake");
    checkRenamed(this);
  }

  /** Whether values only come and change names: no column needs another type. */
  get onlyAdds(): boolean {
    if (this.remake === true) return false;
    let at = -1;
    return this.existingValues.every((value) => {
      const last = at;
      at = this.values.indexOf(this.renamedValues[value] ?? value);
      return at > last;
    });
  }

  /** The operation that takes this one back. */
  override reverse(): AlterEnumOp {
    const back = Object.entries(this.renamedValues).map(([old, now]) =>
      [now, old] as const
    );
    return new AlterEnumOp(this.enumName, this.existingValues, {
      ...optional("schema", this.schema),
      existingValues: this.values,
      renamedValues: Object.fromEntries(back),
      columns: this.columns,
      ...optional("remake", this.remake),
    });
  }

  /** What it settles, as one entry of `compareMetadata()`. */
  override toDiffTuple(): DiffTuple {
    const { schema, enumName, existingValues, values } = this;
    return ["modifyEnum", schema, enumName, existingValues, values];
  }
}

function checkValues(values: unknown, what: string): readonly string[] {
  if (!Array.isArray(values)) {
    throw invalid(
      `The ${what} must be a list, but are ${quoted(values)}`,
      'Write them in order, such as ["open", "closed"].',
    );
  }
  const seen = new Set<string>();
  for (const value of values) {
    checkText(value, what);
    if (seen.has(value)) {
      throw invalid(
        `The ${what} have ${quoted(value)} twice`,
        "Give each value once.",
      );
    }
    seen.add(value);
  }
  return values;
}

function checkRenames(renames: unknown): Readonly<Record<string, string>> {
  const given = renames ?? {};
  if (isPlainObject(given)) return given as Readonly<Record<string, string>>;
  throw invalid(
    `The option renamedValues must be an object, but is ${quoted(given)}`,
    'Write new values by old ones, such as { open: "begun" }.',
  );
}

function checkColumns(columns: unknown): readonly EnumColumn[] {
  const given = columns ?? [];
  if (Array.isArray(given) && given.every(isPlainObject)) {
    return given.map((one) => checkColumn(one as unknown as EnumColumn));
  }
  throw invalid(
    `The option columns must be a list of objects, but is ${quoted(given)}`,
    'Write the columns of the type, such as [{ table: "account", column: "mood" }].',
  );
}

function checkColumn(value: EnumColumn): EnumColumn {
  const { table, schema, column, array, serverDefault } = value;
  return {
    table: checkName(table, "table of a column of the enum"),
    ...optional("schema", checkSchema(schema)),
    column: checkName(column, "column of the enum"),
    ...optional("array", checkFlag(array, "option array of a column")),
    ...(serverDefault === undefined ? {} : {
      serverDefault: checkServerDefault(serverDefault, "default of the column"),
    }),
  };
}

function checkRenamed(operation: AlterEnumOp): void {
  const { renamedValues, existingValues, values } = operation;
  for (const [old, now] of Object.entries(renamedValues)) {
    if (existingValues.includes(old) && values.includes(now)) continue;
    throw invalid(
      `The option renamedValues renames ${quoted(old)} to ${
        quoted(now)
      }, which are not both there`,
      "Give an existing value, and one of the new values.",
    );
  }
}
