import {
  checkFlag,
  checkName,
  checkText,
  invalid,
} from "../../schema/check.ts";
import { checkType } from "../../schema/column_type.ts";
import type { ColumnType } from "../../schema/column_type.ts";
import { splitOptions } from "../../schema/options.ts";
import type { DialectOption, DialectOptions } from "../../schema/options.ts";
import { checkServerDefault } from "../../schema/server_default.ts";
import type { ServerDefault } from "../../schema/server_default.ts";
import { MigrateOperation, notReversible } from "../migrate_operation.ts";
import type { DiffTuple } from "../migrate_operation.ts";
import { checkSchema, optional } from "../table_place.ts";

/** What a column is changed to, and what it was. */
export interface AlterColumnOptions extends DialectOptions {
  /** `true` allows NULL, `false` forbids it; absent: as it is. */
  readonly nullable?: boolean;
  /** `null` removes it. */
  readonly comment?: string | null;
  /** `null` removes it. */
  readonly serverDefault?: ServerDefault | null;
  /** The name that the column gets. */
  readonly newColumnName?: string;
  /** The type that it gets. */
  readonly type?: ColumnType;
  /** The same as `type`, by Alembic's name. */
  readonly type_?: ColumnType;
  /** Whether it numbers its rows, which MySQL must hear again. */
  readonly autoincrement?: boolean;
  /** The type that it has; MySQL and SQL Server write it with every change. */
  readonly existingType?: ColumnType;
  /** The default that it has; MySQL would lose it otherwise. `null`: none. */
  readonly existingServerDefault?: ServerDefault | null;
  /** Whether it allows NULL now; MySQL would allow it otherwise, and SQL Server must hear it again. */
  readonly existingNullable?: boolean;
  /** The comment that it has; MySQL would lose it otherwise. `null`: none. */
  readonly existingComment?: string | null;
  /** Whether it numbers its rows now; MySQL would lose it otherwise. */
  readonly existingAutoincrement?: boolean;
  /** Its schema; absent: the one that the connection looks in first. */
  readonly schema?: string;
}

/** One state of a column, as far as it is known. */
export interface ColumnState {
  /** Its name. */
  readonly name?: string;
  /** Its type. */
  readonly type?: ColumnType;
  /** Whether it allows NULL. */
  readonly nullable?: boolean;
  /** Its default; `null`: none. */
  readonly serverDefault?: ServerDefault | null;
  /** Its comment; `null`: none. */
  readonly comment?: string | null;
  /** Whether it numbers its rows. */
  readonly autoincrement?: boolean;
}

const KNOWN = [
  "nullable",
  "comment",
  "serverDefault",
  "newColumnName",
  "type",
  "type_",
  "autoincrement",
  "existingType",
  "existingServerDefault",
  "existingNullable",
  "existingComment",
  "existingAutoincrement",
  "schema",
];

/** How the rows of a column are converted when its type changes back. */
export interface ConversionBack {
  /** PostgreSQL's `USING` expression. */
  readonly using: string;
  /** What is remarked above the operation in a revision. */
  readonly comment: string;
}

/** Changes a column of a table. */
export class AlterColumnOp extends MigrateOperation {
  /** The table, without its schema. */
  tableName: string;
  /** The column, by the name that it has before. */
  columnName: string;
  /** Its schema; absent: the one that the connection looks in first. */
  schema: string | undefined;
  /** What the column is changed to; what is absent stays. */
  modify: ColumnState;
  /** What is known of the column before. */
  existing: ColumnState;
  /** Options of single dialects, such as `mysqlEngine`. */
  options: Readonly<Record<string, DialectOption>>;

  /** How rows are converted on the way back, where no database does so by itself. */
  wayBack: ConversionBack | undefined;

  /** Takes the arguments of `op.alterColumn()`. */
  constructor(
    tableName: string,
    columnName: string,
    options: AlterColumnOptions = {},
  ) {
    super();
    const { own, dialect } = splitOptions(options, KNOWN, "alterColumn");
    this.tableName = checkName(tableName, "table name");
    this.columnName = checkName(columnName, "column name");
    this.schema = checkSchema(own["schema"]);
    this.modify = checkState({
      name: own["newColumnName"],
      type: own["type"] ?? own["type_"],
      nullable: own["nullable"],
      serverDefault: own["serverDefault"],
      comment: own["comment"],
      autoincrement: own["autoincrement"],
    });
    this.existing = checkState({
      type: own["existingType"],
      nullable: own["existingNullable"],
      serverDefault: own["existingServerDefault"],
      comment: own["existingComment"],
      autoincrement: own["existingAutoincrement"],
    });
    this.options = dialect;
    checkUsing(this);
  }

  /** Whether anything is changed. */
  hasChanges(): boolean {
    return Object.keys(this.modify).length > 0;
  }

  /**
   * The operation that changes everything back, the name included.
   *
   * @throws {AthanorError} `OPERATION_NOT_REVERSIBLE` when the state before is not known
   */
  override reverse(): AlterColumnOp {
    const { name, ...changed } = this.modify;
    for (const key of stateKeys(changed)) {
      if (key === "comment" || this.existing[key] !== undefined) continue;
      throw notReversible(this, `Give the option ${existingOption(key)}.`);
    }
    const reversed = new AlterColumnOp(
      this.tableName,
      name ?? this.columnName,
      { ...optional("schema", this.schema), ...this.#reversedOptions() },
    );
    reversed.existing = { ...this.existing, ...changed };
    reversed.modify = {
      ...pick(this.existing, stateKeys(changed)),
      ...("comment" in changed
        ? { comment: this.existing.comment ?? null }
        : {}),
      ...(name === undefined ? {} : { name: this.columnName }),
    };
    this.#turnConversion(reversed);
    return reversed;
  }

  /** One tuple for each change, in Alembic's order: type, nullable, default, comment; then whether it counts. */
  override toDiffTuple(): readonly DiffTuple[] {
    const { type, nullable, serverDefault, comment } = this.existing;
    const before = { type, nullable, serverDefault, comment };
    const words = {
      type: "modifyType",
      nullable: "modifyNullable",
      serverDefault: "modifyDefault",
      comment: "modifyComment",
      autoincrement: "modifyAutoincrement",
    } as const;
    return (Object.keys(words) as (keyof typeof words)[])
      .filter((key) => key in this.modify)
      .map((key) => {
        const { [key as keyof typeof before]: _, ...context } = before;
        return [
          words[key],
          this.schema,
          this.tableName,
          this.columnName,
          context,
          this.existing[key],
          this.modify[key],
        ];
      });
  }

  #turnConversion(reversed: AlterColumnOp): void {
    const { postgresqlUsing: using } = this.options;
    const { comment } = this.info;
    if (typeof using === "string") {
      reversed.wayBack = {
        using,
        comment: typeof comment === "string" ? comment : "",
      };
    }
    if (this.wayBack === undefined) return;
    const { using: postgresqlUsing, comment: remark } = this.wayBack;
    reversed.options = { ...reversed.options, postgresqlUsing };
    reversed.info["comment"] = remark;
  }

  /** A USING expression converts one way only. */
  #reversedOptions(): Readonly<Record<string, DialectOption>> {
    const { postgresqlUsing: _, ...rest } = this.options;
    return rest;
  }
}

function checkUsing(operation: AlterColumnOp): void {
  const hasUsing = operation.options["postgresqlUsing"] !== undefined;
  if (!hasUsing || operation.modify.type !== undefined) return;
  throw invalid(
    "The option postgresqlUsing has no effect without a new type",
    "Give the option type as well.",
  );
}

function checkState(
  state: { readonly [K in keyof ColumnState]: unknown },
): ColumnState {
  const { name, type, nullable, serverDefault, comment, autoincrement } = state;
  return {
    ...(isNothing(name) ? {} : { name: checkName(name, "new column name") }),
    ...(isNothing(type) ? {} : { type: checkType(type, "type of the column") }),
    ...optional(
      "nullable",
      checkFlag(nullable ?? undefined, "option nullable"),
    ),
    ...optional(
      "serverDefault",
      orNull(serverDefault, (one) => checkServerDefault(one, "server default")),
    ),
    ...optional(
      "comment",
      orNull(comment, (one) => checkText(one, "comment")),
    ),
    ...optional(
      "autoincrement",
      checkFlag(autoincrement ?? undefined, "option autoincrement"),
    ),
  };
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

/** `null` means "none" here, and is kept. */
function orNull<T>(
  value: unknown,
  check: (value: unknown) => T,
): T | null | undefined {
  return value === undefined || value === null ? value : check(value);
}

function stateKeys(state: ColumnState): readonly (keyof ColumnState)[] {
  return Object.keys(state) as (keyof ColumnState)[];
}

function pick(
  state: ColumnState,
  keys: readonly (keyof ColumnState)[],
): ColumnState {
  return Object.fromEntries(
    keys.filter((key) => state[key] !== undefined)
      .map((key) => [key, state[key]]),
  );
}

function existingOption(key: keyof ColumnState): string {
  return `existing${key.charAt(0).toUpperCase()}${key.slice(1)}`;
}
