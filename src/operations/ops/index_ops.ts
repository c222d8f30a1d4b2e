import { checkFlag, checkName, invalid } from "../../schema/check.ts";
import { checkConstraintName } from "../../schema/constraint_name.ts";
import type { ConstraintName } from "../../schema/constraint_name.ts";
import { splitOptions } from "../../schema/options.ts";
import type { DialectOption, DialectOptions } from "../../schema/options.ts";
import { checkIndexColumns } from "../../schema/table_index.ts";
import type { Index, IndexColumn } from "../../schema/table_index.ts";
import { MigrateOperation, notReversible } from "../migrate_operation.ts";
import type { DiffTuple } from "../migrate_operation.ts";
import { checkSchema, optional } from "../table_place.ts";
import type { TablePlace } from "../table_place.ts";

/** The options of `createIndex`. */
export interface CreateIndexOptions extends DialectOptions {
  /** Its schema; absent: the one that the connection looks in first. */
  readonly schema?: string;
  /** `CREATE UNIQUE INDEX`: no two rows may be equal in it. */
  readonly unique?: boolean;
  /** `IF NOT EXISTS`: nothing happens when it is there already. */
  readonly ifNotExists?: boolean;
}

/** The options of `dropIndex`. */
export interface DropIndexOptions extends DialectOptions {
  /** The table of the index, which MySQL and SQL Server must know. */
  readonly tableName?: string;
  /** Its schema; absent: the one that the connection looks in first. */
  readonly schema?: string;
  /** `IF EXISTS`: nothing happens when it is not there. */
  readonly ifExists?: boolean;
}

const CREATE_OPTIONS: readonly string[] = ["schema", "unique", "ifNotExists"];

/** Creates an index. */
export class CreateIndexOp extends MigrateOperation {
  /** Its name; undefined: the one by the naming convention. */
  indexName: ConstraintName | undefined;
  /** The table, without its schema. */
  tableName: string;
  /** Columns by name, sorted columns, and expressions as `sa.text()`. */
  columns: readonly IndexColumn[];
  /** Its schema; absent: the one that the connection looks in first. */
  schema: string | undefined;
  /** Whether no two rows may be equal in it. */
  unique: boolean;
  /** `IF NOT EXISTS`: nothing happens when it is there already. */
  ifNotExists: boolean | undefined;
  /** Options of single dialects, such as `mysqlEngine`. */
  options: Readonly<Record<string, DialectOption>>;

  /** Takes the arguments of `op.createIndex()`. */
  constructor(
    indexName: ConstraintName | null,
    tableName: string,
    columns: readonly IndexColumn[],
    options: CreateIndexOptions = {},
  ) {
    super();
    const { own, dialect } = splitOptions(
      options,
      CREATE_OPTIONS,
      "createIndex",
    );
    this.indexName = checkConstraintName(indexName, "index name");
    this.tableName = checkName(tableName, "table name");
    this.columns = checkIndexColumns(columns);
    this.schema = checkSchema(own["schema"]);
    this.unique = checkFlag(own["unique"], "option unique") ?? false;
    this.ifNotExists = checkFlag(own["ifNotExists"], "option ifNotExists");
    this.options = dialect;
  }

  /** The operation that creates an index of a table. */
  static fromIndex(value: Index, place: TablePlace): CreateIndexOp {
    return new CreateIndexOp(
      value.name ?? null,
      place.tableName,
      value.columns,
      {
        ...optional("schema", place.schema),
        unique: value.unique,
        ...value.options,
      },
    );
  }

  /** The index that the operation creates. */
  toIndex(): Index {
    return {
      kind: "index",
      ...optional("name", this.indexName),
      columns: this.columns,
      unique: this.unique,
      options: this.options,
    };
  }

  /** The operation that takes this one back. */
  override reverse(): DropIndexOp {
    if (this.indexName === undefined) {
      throw notReversible(this, "Give the index a name.");
    }
    const reversed = new DropIndexOp(this.indexName, {
      tableName: this.tableName,
      ...optional("schema", this.schema),
      ...optional("ifExists", this.ifNotExists),
      ...this.options,
    });
    reversed.original = this;
    return reversed;
  }

  /** What it settles, as one entry of `compareMetadata()`. */
  override toDiffTuple(): DiffTuple {
    return ["addIndex", this.toIndex(), this.tableName, this.schema];
  }
}

/** Drops an index. */
export class DropIndexOp extends MigrateOperation {
  /** The index that goes. */
  indexName: ConstraintName;
  /** The table of the index, which MySQL and SQL Server must know. */
  tableName: string | undefined;
  /** Its schema; absent: the one that the connection looks in first. */
  schema: string | undefined;
  /** `IF EXISTS`: nothing happens when it is not there. */
  ifExists: boolean | undefined;
  /** Options of single dialects, such as `mysqlEngine`. */
  options: Readonly<Record<string, DialectOption>>;
  /** What created the index, where that is known. */
  original: CreateIndexOp | undefined;

  /** Takes the arguments of `op.dropIndex()`. */
  constructor(indexName: ConstraintName, options: DropIndexOptions = {}) {
    super();
    const { own, dialect } = splitOptions(
      options,
      ["tableName", "schema", "ifExists"],
      "dropIndex",
    );
    this.indexName = requireName(indexName);
    this.tableName = own["tableName"] === undefined
      ? undefined
      : checkName(own["tableName"], "table name");
    this.schema = checkSchema(own["schema"]);
    this.ifExists = checkFlag(own["ifExists"], "option ifExists");
    this.options = dialect;
  }

  /** The operation that drops an index and knows how to bring it back. */
  static fromIndex(value: Index, place: TablePlace): DropIndexOp {
    return CreateIndexOp.fromIndex(value, place).reverse();
  }

  /** The operation that takes this one back. */
  override reverse(): CreateIndexOp {
    if (this.original !== undefined) return this.original;
    throw notReversible(
      this,
      "Make it with DropIndexOp.fromIndex(), which keeps the index.",
    );
  }

  /** What it settles, as one entry of `compareMetadata()`. */
  override toDiffTuple(): DiffTuple {
    const value = this.original?.toIndex() ?? { name: this.indexName };
    return ["removeIndex", value, this.tableName, this.schema];
  }
}

function requireName(name: ConstraintName): ConstraintName {
  const checked = checkConstraintName(name, "index name");
  if (checked !== undefined) return checked;
  throw invalid(
    "An index cannot be dropped without its name",
    "Name the index; a convention names it ix_<table>_<column> by default.",
  );
}
