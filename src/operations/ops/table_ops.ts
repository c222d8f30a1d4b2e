import { checkFlag, checkName, quoted } from "../../schema/check.ts";
import { splitOptions } from "../../schema/options.ts";
import type { DialectOption, DialectOptions } from "../../schema/options.ts";
import {
  checkItems,
  table,
  TABLE_OPTIONS,
  tableOf,
} from "../../schema/table.ts";
import type { Table, TableItem, TableOptions } from "../../schema/table.ts";
import { MigrateOperation, notReversible } from "../migrate_operation.ts";
import type { DiffTuple } from "../migrate_operation.ts";
import { checkSchema, optional } from "../table_place.ts";

/** The options of `createTable`. */
export interface CreateTableOptions extends TableOptions {
  /** `IF NOT EXISTS`: nothing happens when it is there already. */
  readonly ifNotExists?: boolean;
}

/** The options of `dropTable`. */
export interface DropTableOptions extends DialectOptions {
  /** Its schema; absent: the one that the connection looks in first. */
  readonly schema?: string;
  /** `IF EXISTS`: nothing happens when it is not there. */
  readonly ifExists?: boolean;
}

/** The options of `renameTable`. */
export interface RenameTableOptions {
  /** Its schema; absent: the one that the connection looks in first. */
  readonly schema?: string;
}

const CREATE_OPTIONS: readonly string[] = [...TABLE_OPTIONS, "ifNotExists"];

/** Creates a table. */
export class CreateTableOp extends MigrateOperation {
  /** The table, without its schema. */
  tableName: string;
  /** Its columns, constraints and indexes, as said. */
  items: readonly TableItem[];
  /** Its schema; absent: the one that the connection looks in first. */
  schema: string | undefined;
  /** `IF NOT EXISTS`: nothing happens when it is there already. */
  ifNotExists: boolean | undefined;
  /** The comment that the database keeps with the table. */
  comment: string | undefined;
  /** Words between CREATE and TABLE. */
  prefixes: readonly string[];
  /** What programs keep with the table; never rendered. */
  tableInfo: Readonly<Record<string, unknown>> | undefined;
  /** Options of single dialects, such as `mysqlEngine`. */
  options: Readonly<Record<string, DialectOption>>;
  readonly #given: {
    readonly items: readonly TableItem[];
    readonly table: Table;
  };

  /** Takes the arguments of `op.createTable()`. */
  constructor(
    tableName: string,
    items: readonly TableItem[],
    options: CreateTableOptions = {},
  ) {
    super();
    checkItems(items, () => `the table ${quoted(tableName)}`);
    const split = splitOptions(options, CREATE_OPTIONS, "createTable");
    const value = tableOf(tableName, items, split);
    this.#given = { items, table: value };
    this.tableName = value.name;
    this.items = items;
    this.schema = value.schema;
    this.ifNotExists = checkFlag(
      split.own["ifNotExists"],
      "option ifNotExists",
    );
    this.comment = value.comment;
    this.prefixes = value.prefixes;
    this.tableInfo = value.info;
    this.options = value.options;
  }

  /** The operation that creates a table without its indexes, which are operations of their own. */
  static fromTable(value: Table): CreateTableOp {
    const columns = value.columns.map((one) => ({ ...one, index: false }));
    return new CreateTableOp(value.name, [...columns, ...value.constraints], {
      ...optional("schema", value.schema),
      ...optional("comment", value.comment),
      ...optional("info", value.info),
      prefixes: value.prefixes,
      ...value.options,
    });
  }

  /** The table that the operation creates. */
  toTable(): Table {
    if (this.#isAsGiven()) return this.#given.table;
    return table(this.tableName, this.items, {
      ...optional("schema", this.schema),
      ...optional("comment", this.comment),
      ...optional("info", this.tableInfo),
      prefixes: this.prefixes,
      ...this.options,
    });
  }

  /** Whether nothing has been set since the table was made and checked. */
  #isAsGiven(): boolean {
    const { items, table } = this.#given;
    return items === this.items && table.name === this.tableName &&
      table.schema === this.schema && table.comment === this.comment &&
      table.info === this.tableInfo && table.prefixes === this.prefixes &&
      table.options === this.options;
  }

  /** The operation that takes this one back. */
  override reverse(): DropTableOp {
    const reversed = new DropTableOp(this.tableName, {
      ...optional("schema", this.schema),
      ...optional("ifExists", this.ifNotExists),
    });
    reversed.original = this;
    return reversed;
  }

  /** What it settles, as one entry of `compareMetadata()`. */
  override toDiffTuple(): DiffTuple {
    return ["addTable", this.toTable()];
  }
}

/** Drops a table. */
export class DropTableOp extends MigrateOperation {
  /** The table, without its schema. */
  tableName: string;
  /** Its schema; absent: the one that the connection looks in first. */
  schema: string | undefined;
  /** `IF EXISTS`: nothing happens when it is not there. */
  ifExists: boolean | undefined;
  /** Options of single dialects, such as `mysqlEngine`. */
  options: Readonly<Record<string, DialectOption>>;
  /** What created the table, where that is known. */
  original: CreateTableOp | undefined;

  /** Takes the arguments of `op.dropTable()`. */
  constructor(tableName: string, options: DropTableOptions = {}) {
    super();
    const { own, dialect } = splitOptions(
      options,
      ["schema", "ifExists"],
      "dropTable",
    );
    this.tableName = checkName(tableName, "table name");
    this.schema = checkSchema(own["schema"]);
    this.ifExists = checkFlag(own["ifExists"], "option ifExists");
    this.options = dialect;
  }

  /** The operation that drops a table and knows how to bring it back. */
  static fromTable(value: Table): DropTableOp {
    return CreateTableOp.fromTable(value).reverse();
  }

  /** The table that the operation drops: the whole one where it is known, else its name alone. */
  toTable(): Table {
    return this.original?.toTable() ??
      table(this.tableName, [], optional("schema", this.schema));
  }

  /** The operation that takes this one back. */
  override reverse(): CreateTableOp {
    if (this.original !== undefined) return this.original;
    throw notReversible(
      this,
      "Make it with DropTableOp.fromTable(), which keeps the table.",
    );
  }

  /** What it settles, as one entry of `compareMetadata()`. */
  override toDiffTuple(): DiffTuple {
    return ["removeTable", this.toTable()];
  }
}

/** Gives a table another name. */
export class RenameTableOp extends MigrateOperation {
  /** The table, without its schema. */
  tableName: string;
  /** The name that it gets; its schema stays. */
  newTableName: string;
  /** Its schema; absent: the one that the connection looks in first. */
  schema: string | undefined;

  /** Takes the arguments of `op.renameTable()`. */
  constructor(
    tableName: string,
    newTableName: string,
    options: RenameTableOptions = {},
  ) {
    super();
    const { own } = splitOptions(options, ["schema"], "renameTable");
    this.tableName = checkName(tableName, "table name");
    this.newTableName = checkName(newTableName, "new table name");
    this.schema = checkSchema(own["schema"]);
  }

  /** The operation that takes this one back. */
  override reverse(): RenameTableOp {
    return new RenameTableOp(
      this.newTableName,
      this.tableName,
      optional("schema", this.schema),
    );
  }

  /** What it settles, as one entry of `compareMetadata()`. */
  override toDiffTuple(): DiffTuple {
    return ["renameTable", this.schema, this.tableName, this.newTableName];
  }
}
