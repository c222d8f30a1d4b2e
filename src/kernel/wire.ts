/**
 * The types of all that crosses into the kernel, and nothing else.
 *
 * A request is one JSON text in UTF-8; a reply is one text with an index. The
 * set is closed and mirrored in `wasm/src/wire/`: a field that the kernel does
 * not know is an error, so that a host and a kernel of different age never
 * agree by accident. Absent means "the default"; `undefined` is left out of the
 * text. The kernel draws every conclusion about a database from here.
 *
 * @module
 */
import type { DialectName } from "../dialect_name.ts";
import type { WireConstraintName, WireType } from "./wire_type.ts";

export type {
  WireDdl,
  WireDdlColumn,
  WireDdlConstraint,
  WireDdlIndex,
  WireDdlIndexColumn,
  WireDdlTable,
  WireDdlView,
} from "./wire_ddl.ts";
export type {
  CanonicalColumn,
  CanonicalForm,
  CanonicalTable,
  WireDialectFacts,
  WireIdentifiers,
  WireLimitSql,
  WireLockSql,
  WireProblem,
  WireRebuildSql,
  WireStatement,
} from "./wire_reply.ts";
export type { WireConstraintName, WireType } from "./wire_type.ts";

/** One batch of operations for one dialect. */
export interface WireRequest {
  readonly dialect: DialectName;
  /** What the server says of itself, such as `"16.3"` or `"10.11.19-MariaDB"`; absent offline. */
  readonly serverVersion?: string;
  readonly ops: readonly WireOp[];
}

/** A table by name; a name is one identifier and is never split at dots. */
export interface WireTableName {
  readonly schema?: string;
  readonly name: string;
}

/**
 * A value written into SQL. JSON's own types stand for themselves; the rest
 * are tagged texts, because JSON would bend them.
 */
export type WireLiteral =
  | null
  | boolean
  | number
  | string
  /** An integer or decimal of any size, in digits. */
  | { readonly number: string }
  /** Bytes, in hexadecimal. */
  | { readonly bytes: string }
  /** `YYYY-MM-DD`. */
  | { readonly date: string }
  /** `HH:MM:SS[.ffffff]`. */
  | { readonly time: string }
  /** `YYYY-MM-DD HH:MM:SS[.ffffff][+HH:MM]`. */
  | { readonly dateTime: string }
  /** A JSON document, serialised. */
  | { readonly json: string }
  /** An SQL expression, written as it is. */
  | { readonly sql: string };

/** What a column holds when an INSERT says nothing. */
export type WireDefault =
  | { readonly value: WireLiteral }
  | { readonly text: string }
  | { readonly computed: string; readonly persisted?: boolean }
  | { readonly identity: WireIdentity };

/** `GENERATED … AS IDENTITY` and its sequence options. */
export interface WireIdentity {
  readonly always?: boolean;
  readonly onNull?: boolean;
  readonly start?: number;
  readonly increment?: number;
  readonly minvalue?: number;
  readonly maxvalue?: number;
  readonly nominvalue?: boolean;
  readonly nomaxvalue?: boolean;
  readonly cycle?: boolean;
  readonly cache?: number;
  readonly order?: boolean;
}

/** Dialect options by the names that people write, such as `postgresqlWhere`; the kernel checks them. */
export type WireOptions = Readonly<Record<string, WireOption>>;

/** The value of one dialect option. */
export type WireOption =
  | null
  | boolean
  | number
  | string
  | readonly string[]
  | { readonly sql: string }
  | { readonly map: Readonly<Record<string, string | number | boolean>> };

/** A column. Its keys, uniques, indexes and foreign keys are the table's constraints. */
export interface WireColumn {
  readonly name: string;
  readonly type?: WireType;
  /** Default true, and false for a column of the primary key. */
  readonly nullable?: boolean;
  readonly default?: WireDefault;
  /** Absent: decided by the dialect's rule for the only integer key column. */
  readonly autoincrement?: boolean;
  readonly comment?: string;
  /** Checks written with the column. */
  readonly checks?: readonly WireCheck[];
  readonly options?: WireOptions;
}

/** A CHECK. */
export interface WireCheck {
  readonly kind: "check";
  readonly name?: WireConstraintName;
  readonly sql: string;
  readonly deferrable?: boolean;
  readonly initially?: string;
  readonly options?: WireOptions;
}

/** A PRIMARY KEY. */
export interface WirePrimaryKey {
  readonly kind: "primaryKey";
  readonly name?: WireConstraintName;
  readonly columns: readonly string[];
  readonly options?: WireOptions;
}

/** A UNIQUE constraint. */
export interface WireUnique {
  readonly kind: "unique";
  readonly name?: WireConstraintName;
  readonly columns: readonly string[];
  readonly deferrable?: boolean;
  readonly initially?: string;
  readonly options?: WireOptions;
}

/** A FOREIGN KEY. */
export interface WireForeignKey {
  readonly kind: "foreignKey";
  readonly name?: WireConstraintName;
  readonly columns: readonly string[];
  readonly refTable: WireTableName;
  readonly refColumns: readonly string[];
  readonly onDelete?: string;
  readonly onUpdate?: string;
  readonly deferrable?: boolean;
  readonly initially?: string;
  readonly match?: string;
  readonly options?: WireOptions;
}

/** One element of an EXCLUDE constraint. */
export interface WireExcludeElement {
  readonly column?: string;
  readonly sql?: string;
  readonly operator: string;
}

/** A PostgreSQL EXCLUDE constraint. */
export interface WireExclude {
  readonly kind: "exclude";
  readonly name?: WireConstraintName;
  readonly elements: readonly WireExcludeElement[];
  readonly using?: string;
  readonly where?: string;
  /** Operator classes by column. */
  readonly ops?: Readonly<Record<string, string>>;
  readonly deferrable?: boolean;
  readonly initially?: string;
}

/** A constraint of a table. */
export type WireConstraint =
  | WirePrimaryKey
  | WireUnique
  | WireForeignKey
  | WireCheck
  | WireExclude;

/** One column or expression of an index. */
export type WireIndexColumn =
  | string
  | { readonly sql: string }
  | { readonly column: string; readonly order: "asc" | "desc" };

/** An index. */
export interface WireIndex {
  readonly name?: WireConstraintName;
  readonly columns: readonly WireIndexColumn[];
  readonly unique?: boolean;
  readonly ifNotExists?: boolean;
  readonly options?: WireOptions;
}

/** A table with all that is created with it. */
export interface WireTable extends WireTableName {
  readonly columns: readonly WireColumn[];
  readonly constraints?: readonly WireConstraint[];
  /**
   * How many of `constraints` were said for the table; the rest came with
   * columns, in their order, and the CHECKs of column types stand among those.
   * Absent: all.
   */
  readonly tableConstraints?: number;
  readonly indexes?: readonly WireIndex[];
  readonly comment?: string;
  readonly prefixes?: readonly string[];
  readonly options?: WireOptions;
}

/** What is known of a column before it is altered. */
export interface WireExistingColumn {
  readonly type?: WireType;
  readonly nullable?: boolean;
  /** `null`: known to have none; absent: unknown. */
  readonly default?: WireDefault | null;
  readonly comment?: string;
  readonly autoincrement?: boolean;
}

/** A column and the value it is set to or compared with. */
export interface WireAssignment {
  readonly column: string;
  readonly value: WireLiteral;
  readonly type?: WireType;
}

/** A column of an INSERT; the type decides how values are written. */
export interface WireInsertColumn {
  readonly name: string;
  readonly type?: WireType;
}

/** A column that takes its values from another table. */
export interface WireCopiedColumn {
  readonly name: string;
  /** The column that is read. */
  readonly source: string;
  /** Both types, where they may differ: the kernel decides whether values are cast. */
  readonly type?: WireType;
  readonly sourceType?: WireType;
}

/** One operation. The kernel turns each into any number of statements. */
export type WireOp =
  | {
    /**
     * Changes in their order. Where one ALTER TABLE can say several (MySQL),
     * neighbours on one table become one statement if that is safe.
     */
    readonly op: "alterTable";
    readonly changes: readonly WireOp[];
  }
  | {
    readonly op: "createTable";
    readonly table: WireTable;
    readonly ifNotExists?: boolean;
  }
  | {
    readonly op: "dropTable";
    readonly table: WireTableName;
    readonly ifExists?: boolean;
    readonly options?: WireOptions;
  }
  | {
    readonly op: "renameTable";
    readonly table: WireTableName;
    readonly newName: string;
  }
  | {
    readonly op: "addColumn";
    readonly table: WireTableName;
    readonly column: WireColumn;
    /** Whether the column is declared as the primary key in its own definition. */
    readonly inlinePrimaryKey?: boolean;
    /** Whether a single foreign key is written with the column. */
    readonly inlineReferences?: boolean;
    readonly ifNotExists?: boolean;
    /** What comes with the column: unique constraints, foreign keys. */
    readonly constraints?: readonly WireConstraint[];
    readonly indexes?: readonly WireIndex[];
  }
  | {
    readonly op: "dropColumn";
    readonly table: WireTableName;
    readonly column: string;
    readonly ifExists?: boolean;
    readonly options?: WireOptions;
  }
  | {
    readonly op: "alterColumn";
    readonly table: WireTableName;
    readonly column: string;
    readonly newName?: string;
    readonly type?: WireType;
    readonly nullable?: boolean;
    /** `null` drops it; absent leaves it. */
    readonly default?: WireDefault | null;
    /** `null` drops it; absent leaves it. */
    readonly comment?: string | null;
    readonly autoincrement?: boolean;
    readonly existing?: WireExistingColumn;
    readonly options?: WireOptions;
  }
  | {
    readonly op: "createIndex";
    readonly table: WireTableName;
    readonly index: WireIndex;
  }
  | {
    readonly op: "dropIndex";
    readonly name: WireConstraintName;
    readonly table?: WireTableName;
    readonly schema?: string;
    readonly ifExists?: boolean;
    readonly options?: WireOptions;
  }
  | {
    readonly op: "addConstraint";
    readonly table: WireTableName;
    readonly constraint: WireConstraint;
  }
  | {
    readonly op: "dropConstraint";
    readonly table: WireTableName;
    readonly name: WireConstraintName;
    readonly kind?: "primaryKey" | "unique" | "foreignKey" | "check";
    readonly ifExists?: boolean;
  }
  | {
    readonly op: "setTableComment";
    readonly table: WireTableName;
    readonly comment: string | null;
    readonly existing?: string;
  }
  | {
    /** An enum type comes; refused where enums are no types of their own. */
    readonly op: "createEnum";
    readonly type: WireTableName;
    readonly values: readonly string[];
  }
  | {
    readonly op: "dropEnum";
    readonly type: WireTableName;
    readonly ifExists?: boolean;
  }
  | {
    /** Values are renamed, then added in their places; else the type is made anew and its columns move. */
    readonly op: "alterEnum";
    readonly type: WireTableName;
    readonly values: readonly string[];
    readonly existing: readonly string[];
    readonly renamed?: readonly {
      readonly from: string;
      readonly to: string;
    }[];
    readonly columns?: readonly {
      readonly table: WireTableName;
      readonly column: string;
      readonly array?: boolean;
      readonly default?: WireDefault;
    }[];
  }
  | {
    readonly op: "insert";
    readonly table: WireTableName;
    readonly columns: readonly WireInsertColumn[];
    /** Rows with their values written in the text, one statement a row. */
    readonly rows?: readonly (readonly WireLiteral[])[];
    /** Instead of `rows`: how many rows the caller will bind; statements carry placeholders. */
    readonly boundRows?: number;
    /** Whether explicit keys are meant for identity columns (SQL Server's `IDENTITY_INSERT`). */
    readonly identityInsert?: boolean;
  }
  | {
    readonly op: "update";
    readonly table: WireTableName;
    readonly set: readonly WireAssignment[];
    readonly where: readonly WireAssignment[];
  }
  | {
    readonly op: "delete";
    readonly table: WireTableName;
    readonly where: readonly WireAssignment[];
  }
  | {
    /** SQL as written, split into its statements. */
    readonly op: "execute";
    readonly sql: string;
    /** Values for the `:name` places; absent: the text has none and colons stand for themselves. */
    readonly parameters?: Readonly<Record<string, WireLiteral>>;
  }
  | {
    /** A query that returns one row when the table exists, and none when not. */
    readonly op: "tableExists";
    readonly table: WireTableName;
  }
  | {
    /** A query of columns of a table, for the rows that runs keep. */
    readonly op: "selectColumns";
    readonly table: WireTableName;
    readonly columns: readonly string[];
  }
  | {
    /** Rows of one table go into another. */
    readonly op: "copyRows";
    readonly from: WireTableName;
    readonly to: WireTableName;
    readonly columns: readonly WireCopiedColumn[];
  }
  | {
    /** A query of one row with one column, `count`. */
    readonly op: "countRows";
    readonly table: WireTableName;
  }
  | {
    /**
     * A query for the values that a cast to a new type would change: no row, or
     * one with `value` and `changed`, as SQL, and `count`. Nothing when no value
     * is cast.
     */
    readonly op: "changedValues";
    readonly table: WireTableName;
    readonly column: WireCopiedColumn;
  }
  | {
    /** DROP TRIGGER, where tables are made anew. */
    readonly op: "dropTrigger";
    readonly trigger: WireTableName;
  };
