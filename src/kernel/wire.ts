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
  readonly serverVersion?: string | undefined;
  readonly ops: readonly WireOp[];
}

/** A table by name; a name is one identifier and is never split at dots. */
export interface WireTableName {
  readonly schema?: string | undefined;
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
  | { readonly computed: string; readonly persisted?: boolean | undefined }
  | { readonly identity: WireIdentity };

/** `GENERATED … AS IDENTITY` and its sequence options. */
export interface WireIdentity {
  readonly always?: boolean | undefined;
  readonly onNull?: boolean | undefined;
  readonly start?: number | undefined;
  readonly increment?: number | undefined;
  readonly minvalue?: number | undefined;
  readonly maxvalue?: number | undefined;
  readonly nominvalue?: boolean | undefined;
  readonly nomaxvalue?: boolean | undefined;
  readonly cycle?: boolean | undefined;
  readonly cache?: number | undefined;
  readonly order?: boolean | undefined;
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
  readonly type?: WireType | undefined;
  /** Default true, and false for a column of the primary key. */
  readonly nullable?: boolean | undefined;
  readonly default?: WireDefault | undefined;
  /** Absent: decided by the dialect's rule for the only integer key column. */
  readonly autoincrement?: boolean | undefined;
  readonly comment?: string | undefined;
  /** Checks written with the column. */
  readonly checks?: readonly WireCheck[] | undefined;
  readonly options?: WireOptions | undefined;
}

/** A CHECK. */
export interface WireCheck {
  readonly kind: "check";
  readonly name?: WireConstraintName | undefined;
  readonly sql: string;
  readonly deferrable?: boolean | undefined;
  readonly initially?: string | undefined;
  readonly options?: WireOptions | undefined;
}

/** A PRIMARY KEY. */
export interface WirePrimaryKey {
  readonly kind: "primaryKey";
  readonly name?: WireConstraintName | undefined;
  readonly columns: readonly string[];
  readonly deferrable?: boolean | undefined;
  readonly initially?: string | undefined;
  readonly options?: WireOptions | undefined;
}

/** A UNIQUE constraint. */
export interface WireUnique {
  readonly kind: "unique";
  readonly name?: WireConstraintName | undefined;
  readonly columns: readonly string[];
  readonly deferrable?: boolean | undefined;
  readonly initially?: string | undefined;
  readonly options?: WireOptions | undefined;
}

/** A FOREIGN KEY. */
export interface WireForeignKey {
  readonly kind: "foreignKey";
  readonly name?: WireConstraintName | undefined;
  readonly columns: readonly string[];
  readonly refTable: WireTableName;
  readonly refColumns: readonly string[];
  readonly onDelete?: string | undefined;
  readonly onUpdate?: string | undefined;
  readonly deferrable?: boolean | undefined;
  readonly initially?: string | undefined;
  readonly match?: string | undefined;
  readonly options?: WireOptions | undefined;
}

/** One element of an EXCLUDE constraint. */
export interface WireExcludeElement {
  readonly column?: string | undefined;
  readonly sql?: string | undefined;
  readonly operator: string;
}

/** A PostgreSQL EXCLUDE constraint. */
export interface WireExclude {
  readonly kind: "exclude";
  readonly name?: WireConstraintName | undefined;
  readonly elements: readonly WireExcludeElement[];
  readonly using?: string | undefined;
  readonly where?: string | undefined;
  /** Operator classes by column. */
  readonly ops?: Readonly<Record<string, string>> | undefined;
  readonly deferrable?: boolean | undefined;
  readonly initially?: string | undefined;
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
  readonly name?: WireConstraintName | undefined;
  readonly columns: readonly WireIndexColumn[];
  readonly unique?: boolean | undefined;
  readonly ifNotExists?: boolean | undefined;
  readonly options?: WireOptions | undefined;
}

/** A table with all that is created with it. */
export interface WireTable extends WireTableName {
  readonly columns: readonly WireColumn[];
  readonly constraints?: readonly WireConstraint[] | undefined;
  /**
   * How many of `constraints` were said for the table; the rest came with
   * columns, in their order, and the CHECKs of column types stand among those.
   * Absent: all.
   */
  readonly tableConstraints?: number | undefined;
  readonly indexes?: readonly WireIndex[] | undefined;
  readonly comment?: string | undefined;
  readonly prefixes?: readonly string[] | undefined;
  readonly options?: WireOptions | undefined;
}

/** What is known of a column before it is altered. */
export interface WireExistingColumn {
  readonly type?: WireType | undefined;
  readonly nullable?: boolean | undefined;
  /** `null`: known to have none; absent: unknown. */
  readonly default?: WireDefault | null | undefined;
  readonly comment?: string | undefined;
  readonly autoincrement?: boolean | undefined;
}

/** A column and the value it is set to or compared with. */
export interface WireAssignment {
  readonly column: string;
  readonly value: WireLiteral;
  readonly type?: WireType | undefined;
}

/** A column of an INSERT; the type decides how values are written. */
export interface WireInsertColumn {
  readonly name: string;
  readonly type?: WireType | undefined;
}

/** A column that takes its values from another table. */
export interface WireCopiedColumn {
  readonly name: string;
  /** The column that is read. */
  readonly source: string;
  /** Both types, where they may differ: the kernel decides whether values are cast. */
  readonly type?: WireType | undefined;
  readonly sourceType?: WireType | undefined;
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
    readonly ifNotExists?: boolean | undefined;
  }
  | {
    readonly op: "dropTable";
    readonly table: WireTableName;
    readonly ifExists?: boolean | undefined;
    readonly options?: WireOptions | undefined;
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
    readonly inlinePrimaryKey?: boolean | undefined;
    /** Whether a single foreign key is written with the column. */
    readonly inlineReferences?: boolean | undefined;
    readonly ifNotExists?: boolean | undefined;
    /** What comes with the column: unique constraints, foreign keys. */
    readonly constraints?: readonly WireConstraint[] | undefined;
    readonly indexes?: readonly WireIndex[] | undefined;
  }
  | {
    readonly op: "dropColumn";
    readonly table: WireTableName;
    readonly column: string;
    readonly ifExists?: boolean | undefined;
    readonly options?: WireOptions | undefined;
  }
  | {
    readonly op: "alterColumn";
    readonly table: WireTableName;
    readonly column: string;
    readonly newName?: string | undefined;
    readonly type?: WireType | undefined;
    readonly nullable?: boolean | undefined;
    /** `null` drops it; absent leaves it. */
    readonly default?: WireDefault | null | undefined;
    /** `null` drops it; absent leaves it. */
    readonly comment?: string | null | undefined;
    readonly autoincrement?: boolean | undefined;
    readonly existing?: WireExistingColumn | undefined;
    readonly options?: WireOptions | undefined;
  }
  | {
    readonly op: "createIndex";
    readonly table: WireTableName;
    readonly index: WireIndex;
  }
  | {
    readonly op: "dropIndex";
    readonly name: WireConstraintName;
    readonly table?: WireTableName | undefined;
    readonly schema?: string | undefined;
    readonly ifExists?: boolean | undefined;
    readonly options?: WireOptions | undefined;
  }
  | {
    readonly op: "addConstraint";
    readonly table: WireTableName;
    readonly constraint: WireConstraint;
  }
  | {
    readonly op: "dropConstraint";
    readonly table: WireTableName;
    readonly name?: WireConstraintName;
    readonly kind?: "primaryKey" | "unique" | "foreignKey" | "check";
    readonly ifExists?: boolean | undefined;
  }
  | {
    readonly op: "setTableComment";
    readonly table: WireTableName;
    readonly comment: string | null;
    readonly existing?: string | undefined;
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
    readonly ifExists?: boolean | undefined;
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
      readonly array?: boolean | undefined;
      readonly default?: WireDefault | undefined;
    }[];
  }
  | {
    readonly op: "insert";
    readonly table: WireTableName;
    readonly columns: readonly WireInsertColumn[];
    /** Rows with their values written in the text, one statement a row. */
    readonly rows?: readonly (readonly WireLiteral[])[] | undefined;
    /** Instead of `rows`: how many rows the caller will bind; statements carry placeholders. */
    readonly boundRows?: number | undefined;
    /** Whether explicit keys are meant for identity columns (SQL Server's `IDENTITY_INSERT`). */
    readonly identityInsert?: boolean | undefined;
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
    readonly parameters?: Readonly<Record<string, WireLiteral>> | undefined;
  }
  | {
    /** A query of a row for each table that exists, with its `place` in the list. */
    readonly op: "tablesExist";
    readonly tables: readonly WireTableName[];
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
