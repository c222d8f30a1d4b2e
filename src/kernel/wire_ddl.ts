/**
 * The types of what the kernel reads in CREATE statements; see `wire.ts`.
 * Expressions come without comments, names without quotes.
 *
 * @module
 */

/** What a CREATE statement makes. */
export type WireDdl = WireDdlTable | WireDdlIndex | WireDdlView;

/** A table. */
export interface WireDdlTable {
  readonly kind: "table";
  readonly columns: readonly WireDdlColumn[];
  /** Those of columns, too, in the order of the text. */
  readonly constraints: readonly WireDdlConstraint[];
  readonly autoincrement?: true;
}

/** A column of a table. */
export interface WireDdlColumn {
  readonly kind: "column";
  readonly name: string;
  /** As written, quotes included. */
  readonly type?: string;
  readonly collation?: string;
  /** The action of `NOT NULL ON CONFLICT`. */
  readonly notNullConflict?: string;
  /** The expression of a generated column. */
  readonly generated?: string;
  readonly stored?: true;
  /** The default, without parentheses around it. */
  readonly default?: string;
}

/** A constraint of a column or a table; which members are there depends on the kind. */
export interface WireDdlConstraint {
  readonly kind: "primaryKey" | "unique" | "check" | "foreignKey";
  readonly name?: string;
  readonly columns: readonly string[];
  /** Whether a column of a key has a direction or a collation of its own. */
  readonly ordered?: true;
  readonly sql?: string;
  readonly conflict?: string;
  readonly referent?: string;
  /** Empty: the primary key of the referent. */
  readonly referentColumns?: readonly string[];
  readonly onDelete?: string;
  readonly onUpdate?: string;
  readonly match?: string;
  readonly deferrable?: true;
  readonly deferred?: true;
}

/** An index. */
export interface WireDdlIndex {
  readonly kind: "index";
  readonly unique?: true;
  readonly columns: readonly WireDdlIndexColumn[];
  readonly where?: string;
}

/** A column of an index by name, or else the text of an expression with all that belongs to it. */
export interface WireDdlIndexColumn {
  readonly kind: "indexColumn";
  readonly name?: string;
  readonly descending?: true;
  readonly sql?: string;
}

/** A view. */
export interface WireDdlView {
  readonly kind: "view";
  readonly columns?: readonly string[];
  /** The query after AS. */
  readonly definition: string;
}
