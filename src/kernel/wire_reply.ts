/**
 * The types of all that comes back from the kernel; see `wire.ts`.
 *
 * @module
 */
import type { DialectName } from "../dialect_name.ts";

/** One statement of a reply. */
export interface WireStatement {
  /** The text, without a terminator. */
  readonly sql: string;
  /** Which operation of the request it belongs to. */
  readonly op: number;
  /** `outside`: the database refuses it inside a transaction. */
  readonly mode: "transactional" | "outside";
  /**
   * How it stands to transactions, by its first word: `rows` changes rows
   * alone, which every database takes back; `session` lasts as long as the
   * session; `other` may commit by itself where DDL does.
   */
  readonly kind: "rows" | "session" | "other";
  /** How many rows of `boundRows` its placeholders take; 0 when it has none. */
  readonly boundRows: number;
}

/** One problem in a request. Nothing is rendered when there is any. */
export interface WireProblem {
  /** Which operation of the request; absent when the request itself is wrong. */
  readonly op?: number;
  /** Where in the operation, such as `columns[2].type`. */
  readonly path: string;
  /** A stable name for the kind of problem. */
  readonly code: string;
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** The way out. */
  readonly hint?: string;
}

/** What a dialect is like, as far as the host must know. */
export interface WireDialectFacts {
  readonly dialect: DialectName;
  /** Whether DDL takes part in transactions. */
  readonly transactionalDdl: boolean;
  readonly begin: string;
  readonly commit: string;
  readonly rollback: string;
  /** What ends a statement in a script, such as `;`; empty on Oracle. */
  readonly terminator: string;
  /** What goes on a line of its own after a statement in a script, such as `GO`; empty when nothing does. */
  readonly batchSeparator: string;
  /** The longest identifier, in `identifierUnit`; null when there is no limit. */
  readonly maxIdentifierLength: number | null;
  readonly identifierUnit: "bytes" | "characters";
  readonly defaultSchema: string | null;
  readonly supportsComments: boolean;
  /** Whether constraints can be added to a table that is there. */
  readonly altersConstraints: boolean;
  /** Whether a column that is there can begin and cease to number its rows. */
  readonly altersCounting: boolean;
  /** Whether one ALTER TABLE can say several changes. */
  readonly joinedAlters: boolean;
  /** Whether a unique constraint cannot be told from a unique index. */
  readonly uniqueConstraintsAreIndexes: boolean;
  /** Whether a foreign key brings an index on its columns where there is none. */
  readonly foreignKeysMakeIndexes: boolean;
  /** Whether rows get their type's own zero in a new NOT NULL column without a default. */
  readonly zeroFills: boolean;
  /** Whether enums are types with a name of their own. */
  readonly enumTypes: boolean;
  /** The migration lock, where the database has locks of sessions. */
  readonly lock: WireLockSql | null;
  /** How tables are made anew, where they cannot be altered in place. */
  readonly rebuild: WireRebuildSql | null;
  /** How long statements may take; null where the database knows no such limit. */
  readonly timeouts: {
    /** Waiting for one lock. */
    readonly lock: WireLimitSql | null;
    /** One statement as a whole. */
    readonly statement: WireLimitSql | null;
  };
}

/** The statements around a table that is made anew and takes over the rows of the old one. */
export interface WireRebuildSql {
  /** One row with one column: 1 when renames leave alone what names the table. */
  readonly namesKept: string;
  /** Has renames leave alone what names the table: views, triggers, foreign keys. */
  readonly keepNames: string;
  /** Has renames carry on into them. */
  readonly followNames: string;
  /** One row with one column: 1 when foreign keys are enforced. */
  readonly foreignKeys: string;
  /** Without effect in a transaction. */
  readonly foreignKeysOff: string;
  /** Without effect in a transaction. */
  readonly foreignKeysOn: string;
  /** Has foreign keys enforced at the end of the transaction alone. */
  readonly deferForeignKeys: string;
  /** A row for each reference that leads nowhere. */
  readonly foreignKeyCheck: string;
}

/** The names that an SQL text uses. */
export interface WireIdentifiers {
  /** The text, with the names that were to change changed. */
  readonly text: string;
  /** The names in it without their quotes; words of the language and numbers stand among them. */
  readonly names: readonly string[];
}

/**
 * A limit of a session, in texts where `{milliseconds}`, `{seconds}` (with
 * decimals) and `{wholeSeconds}` (one at least) stand for it.
 */
export interface WireLimitSql {
  /** Sets it for the session. */
  readonly set: string;
  /** Sets it until the transaction ends; empty where a limit is only the session's. */
  readonly setLocal: string;
  /** Asks what it is: one row; empty where that cannot be asked. */
  readonly read: string;
  /** Sets it back; the row's columns stand in braces. */
  readonly restore: string;
}

/** A lock that a session holds until it ends; each statement but `prepare` binds the lock's name. */
export interface WireLockSql {
  /** Has the server notice soon that a client died; empty where that needs no word. */
  readonly prepare: string;
  /** Takes the lock if it is free: one row, whose `held` is true or 1 then. */
  readonly acquire: string;
  /**
   * The same in a transaction of the caller's that may be aborted, where it could
   * not be freed: the end of the transaction frees it. Empty where freeing always
   * works.
   */
  readonly acquireInTransaction: string;
  /** Who holds it: no row, or one with `holder`. */
  readonly holder: string;
  /** Frees it. */
  readonly release: string;
}

/** Canonical texts of a table, in the order of its parts; names are no part of them. */
export interface CanonicalTable {
  readonly columns: readonly CanonicalColumn[];
  /** The CHECKs that column types bring along, with the column's place. */
  readonly checks: readonly (CanonicalForm & { readonly column: number })[];
  readonly constraints: readonly CanonicalForm[];
  readonly indexes: readonly CanonicalForm[];
}

/** The canonical texts of a column. */
export interface CanonicalColumn {
  /** Absent where the column has no type. */
  readonly type?: string;
  /** Absent where the column has no default, or NULL; begins with `default`, `computed` or `identity`. */
  readonly default?: string;
  /** Whether another default means another thing for certain; absent: yes. */
  readonly settled?: false;
}

/** All that a constraint or index says but its name. */
export interface CanonicalForm {
  /** What the database calls it: a generated name is shortened. */
  readonly name?: string;
  readonly form: string;
  /** Whether another form means another thing for certain; absent: yes. */
  readonly settled?: false;
}
