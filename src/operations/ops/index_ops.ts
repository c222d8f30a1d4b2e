import { checkFlag, checkName, invalid } from "../../schema/check.ts";
import { checkConstraintName } from "../../schema/constraint_name.ts";
import type { ConstraintName } from "../../schema/constraint_name.ts";
import { splitOptions } from "../../schema/options.ts";
import type { DialectOption, DialectOptions } from "../../schema/options.ts";
import { checkIndexColumns, index } from "../../schema/table_index.ts";
import type { Index, IndexColumn } from "../../schema/table_index.ts";
import { MigrateOperation, notReversible } from "../migrate_operation.ts";
import type { DiffTuple } from "../migrate_operation.ts";
import { checkSchema, optional } from "../table_place.ts";
import type { TablePlace } from "../table_place.ts";

/** The options of `createIndex`. */
export interface CreateIndexOptions extends DialectOptions {
  readonly schema?: string;
  readonly unique?: boolean;
  readonly ifNotExists?: boolean;
}

/** The options of `dropIndex`. */
export interface DropIndexOptions extends DialectOptions {
  /** The table of the index, which MySQL and SQL Server must know. */
  readonly tableName?: string;
  readonly schema?: string;
  readonly ifExists?: boolean;
}

/** Creates an index. */
export class CreateIndexOp extends MigrateOperation {
  indexName: ConstraintName | undefined;
  tableName: string;
  columns: readonly IndexColumn[];
  schema: string | undefined;
  unique: boolean;
  ifNotExists: boolean | undefined;
  options: Readonly<Record<string, DialectOption>>;

  constructor(
    indexName: ConstraintName | null,
    tableName: string,
    columns: readonly IndexColumn[],
    options: CreateIndexOptions = {},
  ) {
    super();
    const { own, dialect } = splitOptions(
      options,
      ["schema", "unique", "ifNotExists"],
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
    return index(this.indexName ?? null, this.columns, {
      unique: this.unique,
      ...this.options,
    });
  }

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

  override toDiffTuple(): DiffTuple {
    return ["addIndex", this.toIndex(), this.tableName, this.schema];
  }
}

/** Drops an index. */
export class DropIndexOp extends MigrateOperation {
  indexName: ConstraintName;
  tableName: string | undefined;
  schema: string | undefined;
  ifExists: boolean | undefined;
  options: Readonly<Record<string, DialectOption>>;
  /** What created the index, where that is known. */
  original: CreateIndexOp | undefined;

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

  override reverse(): CreateIndexOp {
    if (this.original !== undefined) return this.original;
    throw notReversible(
      this,
      "Make it with DropIndexOp.fromIndex(), which keeps the index.",
    );
  }

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
