import type { Logger } from "../config/logger.ts";
import type { LikelyRename } from "../operations/mod.ts";
import type { MigrationContext } from "../runtime/mod.ts";
import type { RenderItem } from "./render/mod.ts";
import type { ProcessRevisionDirectives } from "./rewriter.ts";

/** What a filter or a renderer is asked about. */
export type ObjectKind =
  | "schema"
  | "table"
  | "column"
  | "index"
  | "unique_constraint"
  | "foreign_key_constraint"
  | "check_constraint";

/** Where a name of the database stands; absent for a schema. */
export interface ParentNames {
  /** The schema; null for the default one. */
  readonly schemaName?: string | null;
  /** The table that it belongs to. */
  readonly tableName?: string;
  /** That table with its schema and a dot before it, where there is one. */
  readonly schemaQualifiedTableName?: string;
}

/** Whether a name of the database takes part, asked before it is looked at; null is the default schema. */
export type IncludeName = (
  name: string | null,
  kind: ObjectKind,
  parents: ParentNames,
) => boolean;

/** Whether an object takes part, asked after it was looked at. */
export type IncludeObject = (
  object: unknown,
  name: string | null,
  event: {
    readonly kind: ObjectKind;
    /** Whether it comes from the database. */
    readonly reflected: boolean;
    /** Its counterpart on the other side, or null. */
    readonly compareTo: unknown;
  },
) => boolean;

/** Whether two sides differ: yes, no, or what the dialect says for null. */
export type Compare = (
  context: MigrationContext,
  sides: { readonly database: unknown; readonly target: unknown },
) => boolean | null;

/** What was renamed: new names by old ones. Columns and tables of other schemas are written with dots. */
export interface RenameAnswers {
  /** Such as `{ client: "customer" }`. */
  readonly tables?: Readonly<Record<string, string>>;
  /** Such as `{ "customer.nam": "name" }`, with the table's new name. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Such as `{ "mood.sad": "unhappy" }`, with the enum type's name. */
  readonly enumValues?: Readonly<Record<string, string>>;
}

/** Whether something that looks renamed was; undefined leaves it open. */
export type AskRename = (
  likely: LikelyRename,
) => boolean | undefined | Promise<boolean | undefined>;

/**
 * The options of `context.configure()` for `revision` and for comparing
 * schemas. They are kept in `MigrationContext.options`.
 */
export interface AutogenerateOptions {
  /** Whether all schemas are compared, not the default one alone. @default {false} */
  readonly includeSchemas?: boolean;
  /**
   * Whether a name of the database takes part; asked before anything of it is
   * read.
   */
  readonly includeName?: IncludeName;
  /** Whether an object takes part; asked of both sides. */
  readonly includeObject?: IncludeObject;
  /** Whether types are compared, or a function that decides. @default {true} */
  readonly compareType?: boolean | Compare;
  /** Whether defaults are compared, or a function that decides. @default {true} */
  readonly compareServerDefault?: boolean | Compare;
  /** What was renamed, or who is asked about what looks renamed. @default {nothing} */
  readonly renames?: RenameAnswers | AskRename;
  /**
   * Which comparators are used: names, `*` for any part, and `~name` for all but
   * that one. @default {["*"]}
   */
  readonly autogeneratePlugins?: readonly string[];
  /** Told of each difference that is found. @default {silence} */
  readonly logger?: Logger;
  /** One hook, or several in order. Runs with `revisionEnvironment`, too. */
  readonly processRevisionDirectives?:
    | ProcessRevisionDirectives
    | readonly ProcessRevisionDirectives[];
  /**
   * Writes one item into a revision file in place of the built-in renderers.
   */
  readonly renderItem?: RenderItem;
  /** Whether changes of a table are written as a batch block. @default {false} */
  readonly renderAsBatch?: boolean;
}
