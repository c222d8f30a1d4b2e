import type { Logger } from "../config/logger.ts";
import type { WireDialectFacts } from "../kernel/wire.ts";
import type {
  AlterColumnOp,
  ModifyTableOps,
  UpgradeOps,
} from "../operations/mod.ts";
import type { Inspector, ReflectedTable } from "../reflection/mod.ts";
import type { MigrationContext } from "../runtime/mod.ts";
import type { Column, Table } from "../schema/mod.ts";
import type {
  AutogenerateOptions,
  ObjectKind,
} from "./autogenerate_options.ts";
import type { CanonicalForms } from "./canonical/canonical_forms.ts";
import type { DatabaseSide } from "./sides/database_side.ts";
import type { TargetSide } from "./sides/target_side.ts";

/** What a filter of objects is asked about. */
export interface FilteredObject {
  /** What kind of object it is. */
  readonly kind: ObjectKind;
  /** The table, column, index or constraint. */
  readonly object: unknown;
  /** Its name; null for one without. */
  readonly name: string | null;
  /** Whether it comes from the database. */
  readonly reflected: boolean;
  /** The same object of the other side; absent: there is none. */
  readonly compareTo?: unknown;
}

/** What comparators work with. */
export interface ComparisonContext {
  /** The context of the run. */
  readonly migrationContext: MigrationContext;
  /** What `context.configure()` was given. */
  readonly options: AutogenerateOptions;
  /**
   * What the dialect is like.
   *
   * @internal
   */
  readonly facts: WireDialectFacts;
  /** Told of each difference that is found. */
  readonly logger: Logger;
  /** Reads the database. */
  readonly inspector: Inspector;
  /**
   * The comparators that are in use.
   *
   * @internal
   */
  readonly comparators: ActiveComparators;
  /**
   * What the database has.
   *
   * @internal
   */
  readonly database: DatabaseSide;
  /**
   * What it should have.
   *
   * @internal
   */
  readonly target: TargetSide;
  /**
   * Tables of the target of which the database says the same in the same words,
   * with the database's; their forms are not known.
   *
   * @internal
   */
  readonly same: ReadonlyMap<Table, Table>;
  /**
   * The forms in which both sides are compared.
   *
   * @internal
   */
  readonly canonical: CanonicalForms;
  /** Columns of the database whose defaults earlier operations take away. */
  readonly withoutDefault: Set<Column>;
  /** Whether the filter `includeObject` lets an object through. */
  includes(what: FilteredObject): boolean;
}

/** What a comparator of each target is told. */
export interface ComparatorEvents {
  /** Once, before anything else. */
  readonly autogenerate: { readonly upgradeOps: UpgradeOps };
  /** Once, for the schemas that take part; null is the default schema. */
  readonly schema: {
    readonly upgradeOps: UpgradeOps;
    readonly schemas: ReadonlySet<string | null>;
  };
  /** For each table; one side is missing for a table that is new or removed. */
  readonly table: {
    readonly modifyTableOps: ModifyTableOps;
    readonly schema: string | undefined;
    readonly tableName: string;
    readonly database: ReflectedTable | undefined;
    readonly target: Table | undefined;
  };
  /** For each column that both sides have. */
  readonly column: {
    readonly alterColumnOp: AlterColumnOp;
    readonly schema: string | undefined;
    readonly tableName: string;
    readonly columnName: string;
    readonly database: Column;
    readonly target: Column;
  };
}

/** What comparators can be for. */
export type ComparatorTarget = keyof ComparatorEvents;

/** `"stop"`: later comparators of the same subgroup are not asked. */
export type ComparatorAnswer = void | "stop";

/** Looks for differences of one kind, and puts operations where the event says. */
export type Comparator<K extends ComparatorTarget> = (
  context: ComparisonContext,
  event: ComparatorEvents[K],
) => ComparatorAnswer | Promise<ComparatorAnswer>;

/** The comparators that one comparison uses. */
export interface ActiveComparators {
  /** Whether any of a target came from outside. */
  hasForeign(target: ComparatorTarget): boolean;
  /** Asks all of a target, in order. */
  dispatch<K extends ComparatorTarget>(
    target: K,
    context: ComparisonContext,
    event: ComparatorEvents[K],
  ): Promise<void>;
}
