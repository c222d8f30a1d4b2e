import {
  checkFlag,
  checkName,
  checkNames,
  invalid,
  quoted,
} from "../../schema/check.ts";
import {
  checkConstraint,
  CONSTRAINT_OPTIONS,
  EXCLUDE_OPTIONS,
  excludeConstraint,
  primaryKeyConstraint,
  uniqueConstraint,
} from "../../schema/constraint.ts";
import type {
  Constraint,
  ConstraintOptions,
  ExcludeElementInput,
  ExcludeOptions,
} from "../../schema/constraint.ts";
import { checkConstraintName } from "../../schema/constraint_name.ts";
import type { ConstraintName } from "../../schema/constraint_name.ts";
import {
  FOREIGN_KEY_OPTIONS,
  foreignKeyConstraint,
} from "../../schema/foreign_key.ts";
import type { ForeignKeyOptions } from "../../schema/foreign_key.ts";
import { checkOptions, splitOptions } from "../../schema/options.ts";
import { checkExpression } from "../../schema/sql_text.ts";
import type { SqlText } from "../../schema/sql_text.ts";
import { MigrateOperation, notReversible } from "../migrate_operation.ts";
import type { DiffTuple } from "../migrate_operation.ts";
import { checkSchema, optional } from "../table_place.ts";
import type { TablePlace } from "../table_place.ts";

/** The options of the verbs that create constraints. */
export interface CreateConstraintOptions
  extends Omit<ConstraintOptions, "name"> {
  /** Its schema; absent: the one that the connection looks in first. */
  readonly schema?: string;
}

/** The options of `createForeignKey`. */
export interface CreateForeignKeyOptions
  extends Omit<ForeignKeyOptions, "name"> {
  /** The schema of the referring table. */
  readonly sourceSchema?: string;
  /** The schema of the table that is referred to. */
  readonly referentSchema?: string;
}

/** The options of `createExcludeConstraint`. */
export interface CreateExcludeConstraintOptions
  extends Omit<ExcludeOptions, "name"> {
  /** Its schema; absent: the one that the connection looks in first. */
  readonly schema?: string;
}

/** The kinds of constraints, as `dropConstraint` names them. */
export type ConstraintType = "foreignkey" | "primary" | "unique" | "check";

/** The options of `dropConstraint`. */
export interface DropConstraintOptions {
  /** Which kind it is, which MySQL must know; absent or null: not said. */
  readonly type?: ConstraintType | null;
  /** Its schema; absent: the one that the connection looks in first. */
  readonly schema?: string;
  /** `IF EXISTS`: nothing happens when it is not there. */
  readonly ifExists?: boolean;
  /** The columns of a key that has no name (SQLite, where the table is made anew). */
  readonly columns?: readonly string[];
  /** The condition of a check that has no name (likewise), as the database tells it. */
  readonly condition?: string;
}

/** The two ends of a foreign key. */
export interface ForeignKeyEnds {
  /** The referring table. */
  readonly sourceTable: string;
  /** The table that is referred to. */
  readonly referentTable: string;
  /** The referring columns, in the order of `remoteColumns`. */
  readonly localColumns: readonly string[];
  /** The columns that are referred to. */
  readonly remoteColumns: readonly string[];
}

const TYPES: Record<Constraint["kind"], ConstraintType | undefined> = {
  primaryKey: "primary",
  unique: "unique",
  foreignKey: "foreignkey",
  check: "check",
  exclude: undefined,
};

/** How `dropConstraint` names the kind of a constraint, where it has a word for it. */
export function constraintType(
  { kind }: Pick<Constraint, "kind">,
): ConstraintType | undefined {
  return TYPES[kind];
}

/** Adds a constraint to a table. */
export class AddConstraintOp extends MigrateOperation {
  /** The table, without its schema. */
  tableName: string;
  /** Its schema; absent: the one that the connection looks in first. */
  schema: string | undefined;
  /** The constraint, as `sa` makes it. */
  constraint: Constraint;

  /** Takes a constraint of `sa`, and the table that gets it. */
  constructor(constraint: Constraint, place: TablePlace) {
    super();
    this.constraint = constraint;
    this.tableName = checkName(place.tableName, "table name");
    this.schema = checkSchema(place.schema);
  }

  /** The operation, of the class that fits, that adds a constraint. */
  static fromConstraint(
    constraint: Constraint,
    place: TablePlace,
  ): AddConstraintOp {
    return new CLASSES[constraint.kind](constraint, place);
  }

  /** The operation that takes this one back. */
  override reverse(): DropConstraintOp {
    return DropConstraintOp.fromConstraint(this.constraint, this);
  }

  /** What it settles, as one entry of `compareMetadata()`. */
  override toDiffTuple(): DiffTuple {
    const word = this.constraint.kind === "foreignKey"
      ? "addFk"
      : "addConstraint";
    return [word, this.constraint, this.tableName, this.schema];
  }
}

/** Adds a primary key. */
export class CreatePrimaryKeyOp extends AddConstraintOp {
  /** The operation that the arguments of `createPrimaryKey` stand for. */
  static of(
    name: ConstraintName | null,
    tableName: string,
    columns: readonly string[],
    options: CreateConstraintOptions = {},
  ): CreatePrimaryKeyOp {
    splitOptions(
      options,
      ["schema", ...CONSTRAINT_OPTIONS],
      "createPrimaryKey",
    );
    const { schema, ...rest } = options;
    const constraint = primaryKeyConstraint(columns, { ...rest, name });
    return new CreatePrimaryKeyOp(constraint, { tableName, schema });
  }
}

/** Adds a unique constraint. */
export class CreateUniqueConstraintOp extends AddConstraintOp {
  /** The operation that the arguments of `createUniqueConstraint` stand for. */
  static of(
    name: ConstraintName | null,
    tableName: string,
    columns: readonly string[],
    options: CreateConstraintOptions = {},
  ): CreateUniqueConstraintOp {
    splitOptions(
      options,
      ["schema", ...CONSTRAINT_OPTIONS],
      "createUniqueConstraint",
    );
    const { schema, ...rest } = options;
    const constraint = uniqueConstraint(columns, { ...rest, name });
    return new CreateUniqueConstraintOp(constraint, { tableName, schema });
  }
}

/** Adds a foreign key. */
export class CreateForeignKeyOp extends AddConstraintOp {
  /** The operation that the arguments of `createForeignKey` stand for. */
  static of(
    name: ConstraintName | null,
    ends: ForeignKeyEnds,
    options: CreateForeignKeyOptions = {},
  ): CreateForeignKeyOp {
    splitOptions(
      options,
      ["sourceSchema", "referentSchema", ...FOREIGN_KEY_OPTIONS],
      "createForeignKey",
    );
    const { sourceSchema, referentSchema, ...rest } = options;
    if (!Array.isArray(ends.remoteColumns)) {
      throw invalid(
        `The referenced columns must be a list, but are ${
          quoted(ends.remoteColumns)
        }`,
        'Write them as a list of names, such as ["id"].',
      );
    }
    const references = ends.remoteColumns.map((column) => ({
      ...optional("schema", checkSchema(referentSchema)),
      table: ends.referentTable,
      column,
    }));
    const constraint = foreignKeyConstraint(ends.localColumns, references, {
      ...rest,
      name,
    });
    return new CreateForeignKeyOp(constraint, {
      tableName: ends.sourceTable,
      schema: sourceSchema,
    });
  }
}

/** Adds a check constraint. */
export class CreateCheckConstraintOp extends AddConstraintOp {
  /** The operation that the arguments of `createCheckConstraint` stand for. */
  static of(
    name: ConstraintName | null,
    tableName: string,
    condition: string | SqlText,
    options: CreateConstraintOptions = {},
  ): CreateCheckConstraintOp {
    splitOptions(
      options,
      ["schema", ...CONSTRAINT_OPTIONS],
      "createCheckConstraint",
    );
    const { schema, ...rest } = options;
    const constraint = checkConstraint(condition, { ...rest, name });
    return new CreateCheckConstraintOp(constraint, { tableName, schema });
  }
}

/** Adds a PostgreSQL EXCLUDE constraint. */
export class CreateExcludeConstraintOp extends AddConstraintOp {
  /** The operation that the arguments of `createExcludeConstraint` stand for. */
  static of(
    name: ConstraintName | null,
    tableName: string,
    elements: readonly ExcludeElementInput[],
    options: CreateExcludeConstraintOptions = {},
  ): CreateExcludeConstraintOp {
    splitOptions(
      options,
      ["schema", ...EXCLUDE_OPTIONS],
      "createExcludeConstraint",
    );
    const { schema, ...rest } = options;
    const constraint = excludeConstraint(elements, { ...rest, name });
    return new CreateExcludeConstraintOp(constraint, { tableName, schema });
  }
}

const CLASSES: Record<Constraint["kind"], typeof AddConstraintOp> = {
  primaryKey: CreatePrimaryKeyOp,
  unique: CreateUniqueConstraintOp,
  foreignKey: CreateForeignKeyOp,
  check: CreateCheckConstraintOp,
  exclude: CreateExcludeConstraintOp,
};

const DROP_OPTIONS = ["type", "schema", "ifExists", "columns", "condition"];

/** What tells a constraint without a name from others of its table. */
function described(
  constraint: Constraint,
): Pick<DropConstraintOptions, "columns" | "condition"> {
  if (constraint.kind === "check") return { condition: constraint.sql };
  return constraint.kind === "unique" || constraint.kind === "foreignKey"
    ? { columns: constraint.columns }
    : {};
}

/** Drops a constraint of a table. */
export class DropConstraintOp extends MigrateOperation {
  /** Its name; absent: the one by the naming convention. */
  constraintName: ConstraintName | undefined;
  /** The table, without its schema. */
  tableName: string;
  /** Which kind it is, where that was said. */
  constraintType: ConstraintType | undefined;
  /** Its schema; absent: the one that the connection looks in first. */
  schema: string | undefined;
  /** `IF EXISTS`: nothing happens when it is not there. */
  ifExists: boolean | undefined;
  /** The columns by which a key without a name is found. */
  columns: readonly string[] | undefined;
  /** The condition by which a check without a name is found. */
  condition: string | undefined;
  /** The constraint that is dropped, where that is known. */
  original: Constraint | undefined;

  /** Takes the arguments of `op.dropConstraint()`. */
  constructor(
    constraintName: ConstraintName | null | undefined,
    tableName: string,
    options: DropConstraintOptions = {},
  ) {
    super();
    checkOptions(options, DROP_OPTIONS, "dropConstraint");
    this.constraintName = checkConstraintName(
      constraintName,
      "constraint name",
    );
    this.tableName = checkName(tableName, "table name");
    this.constraintType = checkConstraintType(options.type);
    this.schema = checkSchema(options.schema);
    this.ifExists = checkFlag(options.ifExists, "option ifExists");
    this.columns = options.columns === undefined
      ? undefined
      : checkNames(options.columns, "column of the constraint");
    this.condition = options.condition === undefined
      ? undefined
      : checkExpression(options.condition, "condition of the constraint");
  }

  /** Whether anything says which constraint is meant. */
  get isFound(): boolean {
    // A table has one primary key at most.
    return this.constraintType === "primary" ||
      this.constraintName !== undefined || this.columns !== undefined ||
      this.condition !== undefined;
  }

  /** The operation that drops a constraint and knows how to bring it back. */
  static fromConstraint(
    constraint: Constraint,
    place: TablePlace,
  ): DropConstraintOp {
    const dropped = new DropConstraintOp(constraint.name, place.tableName, {
      ...optional("type", constraintType(constraint)),
      ...optional("schema", place.schema),
      ...(constraint.name === undefined ? described(constraint) : {}),
    });
    dropped.original = constraint;
    return dropped;
  }

  /** The operation that takes this one back. */
  override reverse(): AddConstraintOp {
    if (this.original !== undefined) {
      return AddConstraintOp.fromConstraint(this.original, this);
    }
    throw notReversible(
      this,
      "Make it with DropConstraintOp.fromConstraint(), which keeps the constraint.",
    );
  }

  /** What it settles, as one entry of `compareMetadata()`. */
  override toDiffTuple(): DiffTuple {
    const word = this.constraintType === "foreignkey"
      ? "removeFk"
      : "removeConstraint";
    const value = this.original ?? { name: this.constraintName };
    return [word, value, this.tableName, this.schema];
  }
}

function checkConstraintType(
  type: ConstraintType | null | undefined,
): ConstraintType | undefined {
  if (type === undefined || type === null) return undefined;
  if (Object.values(TYPES).includes(type)) return type;
  throw invalid(
    `Unknown constraint type ${quoted(type)}`,
    'Use "foreignkey", "primary", "unique" or "check".',
  );
}
