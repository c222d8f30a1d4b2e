import { invalid } from "../../schema/check.ts";
import { MigrateOperation } from "../migrate_operation.ts";
import type { DiffTuple } from "../migrate_operation.ts";
import { optional } from "../table_place.ts";

/** Operations in order, as one. */
export class OpContainer extends MigrateOperation {
  /** The operations, in the order in which they are carried out. */
  ops: MigrateOperation[];

  /** Takes the operations that it begins with. */
  constructor(ops: readonly MigrateOperation[] = []) {
    super();
    this.ops = [...ops];
  }

  /** Whether nothing is in it, containers in it included. */
  isEmpty(): boolean {
    return this.ops.every((one) => one instanceof OpContainer && one.isEmpty());
  }

  /** The differences that its operations settle, containers flattened. */
  asDiffs(): readonly (DiffTuple | readonly DiffTuple[])[] {
    return this.ops.flatMap((one) =>
      one instanceof OpContainer ? one.asDiffs() : [one.toDiffTuple()]
    );
  }

  /** The reverses of its operations, last first. */
  protected reversedOps(): readonly MigrateOperation[] {
    return this.ops.map((one) => one.reverse()).reverse();
  }
}

/** The operations of a container, those of the containers in it included. */
export function flattened({ ops }: OpContainer): readonly MigrateOperation[] {
  return ops.flatMap((one) =>
    one instanceof OpContainer ? flattened(one) : one
  );
}

/** Operations on one table. */
export class ModifyTableOps extends OpContainer {
  /** The table, without its schema. */
  tableName: string;
  /** Its schema; absent: the one that the connection looks in first. */
  schema: string | undefined;

  /** Takes the table, and the operations on it. */
  constructor(
    tableName: string,
    ops: readonly MigrateOperation[] = [],
    options: { readonly schema?: string } = {},
  ) {
    super(ops);
    this.tableName = tableName;
    this.schema = options.schema;
  }

  /** The operation that takes this one back. */
  override reverse(): ModifyTableOps {
    return new ModifyTableOps(
      this.tableName,
      this.reversedOps(),
      optional("schema", this.schema),
    );
  }
}

/** A table or a column that seems to have another name now. */
export interface LikelyRename {
  /** What was renamed. */
  readonly kind: "table" | "column";
  /** Its schema; absent: the default one. */
  readonly schema?: string;
  /** The table; for a renamed table, its old name. */
  readonly tableName: string;
  /** The old name. */
  readonly from: string;
  /** The new name. */
  readonly to: string;
}

/** What an upgrade does. */
export class UpgradeOps extends OpContainer {
  /** The name under which a template finds the text. */
  upgradeToken: string;
  /** What the operations drop and create although it was probably renamed. */
  likelyRenames: readonly LikelyRename[] = [];

  /**
   * Takes the operations, and the name under which a template finds the text.
   */
  constructor(
    ops: readonly MigrateOperation[] = [],
    upgradeToken: string = "upgrades",
  ) {
    super(ops);
    this.upgradeToken = upgradeToken;
  }

  /** The operation that takes this one back. */
  override reverse(): DowngradeOps {
    return this.reverseInto(new DowngradeOps());
  }

  /** Fills a downgrade with what undoes this upgrade, and gives it back. */
  reverseInto(downgrade: DowngradeOps): DowngradeOps {
    downgrade.ops = [...this.reversedOps()];
    return downgrade;
  }
}

/** What a downgrade does. */
export class DowngradeOps extends OpContainer {
  /** The name under which a template finds the text. */
  downgradeToken: string;

  /**
   * Takes the operations, and the name under which a template finds the text.
   */
  constructor(
    ops: readonly MigrateOperation[] = [],
    downgradeToken: string = "downgrades",
  ) {
    super(ops);
    this.downgradeToken = downgradeToken;
  }

  /** The operation that takes this one back. */
  override reverse(): UpgradeOps {
    return new UpgradeOps(this.reversedOps());
  }
}

/** What a revision file to be written says of itself. */
export interface MigrationScriptOptions {
  /** The id of the new revision; absent: a new one is drawn. */
  readonly revisionId?: string;
  /** What the revision does; it begins the doc comment and the file's name. */
  readonly message?: string;
  /** Import lines that the file needs beside the template's. */
  readonly imports?: Iterable<string>;
  /** What it builds on; absent: the only head. */
  readonly head?: string | readonly string[];
  /** Whether it may branch off a revision that is no head. */
  readonly splice?: boolean;
  /** The labels that it brings. */
  readonly branchLabel?: string | readonly string[];
  /** The folder that the file goes to. */
  readonly versionPath?: string;
  /** Revisions that must be applied before it. */
  readonly dependsOn?: string | readonly string[];
}

/** A revision file to be written, with all that it does. */
export class MigrationScript extends MigrateOperation {
  /** The id of the new revision; undefined: a new one is drawn. */
  revisionId: string | undefined;
  /** What the revision does; it begins the doc comment and the file's name. */
  message: string | undefined;
  /** Import lines that the file needs beside the template's. */
  imports: Set<string>;
  /** What it builds on; undefined: the only head. */
  head: string | readonly string[] | undefined;
  /** Whether it may branch off a revision that is no head. */
  splice: boolean;
  /** The labels that it brings. */
  branchLabel: string | readonly string[] | undefined;
  /** The folder that the file goes to. */
  versionPath: string | undefined;
  /** Revisions that must be applied before it. */
  dependsOn: string | readonly string[] | undefined;
  /** What upgrades do, one entry a database. */
  upgradeOpsList: UpgradeOps[];
  /** What downgrades do, one entry a database. */
  downgradeOpsList: DowngradeOps[];

  /**
   * Takes what the upgrade and the downgrade do, and what the file says beside.
   */
  constructor(
    upgrades: UpgradeOps | readonly UpgradeOps[],
    downgrades: DowngradeOps | readonly DowngradeOps[],
    options: MigrationScriptOptions = {},
  ) {
    super();
    this.revisionId = options.revisionId;
    this.message = options.message;
    this.imports = new Set(options.imports);
    this.head = options.head;
    this.splice = options.splice ?? false;
    this.branchLabel = options.branchLabel;
    this.versionPath = options.versionPath;
    this.dependsOn = options.dependsOn;
    this.upgradeOpsList = [upgrades].flat();
    this.downgradeOpsList = [downgrades].flat();
  }

  /**
   * The one upgrade of the script; `undefined` when it has none.
   *
   * @throws {AthanorError} `OPERATION_INVALID` when there are several, as with several databases
   */
  get upgradeOps(): UpgradeOps | undefined {
    return only(this.upgradeOpsList, "upgradeOps");
  }

  set upgradeOps(value: UpgradeOps) {
    this.upgradeOpsList = [value];
  }

  /**
   * The one downgrade of the script; `undefined` when it has none.
   *
   * @throws {AthanorError} `OPERATION_INVALID` when there are several, as with several databases
   */
  get downgradeOps(): DowngradeOps | undefined {
    return only(this.downgradeOpsList, "downgradeOps");
  }

  set downgradeOps(value: DowngradeOps) {
    this.downgradeOpsList = [value];
  }
}

function only<T>(list: readonly T[], property: string): T | undefined {
  if (list.length <= 1) return list[0];
  throw invalid(
    `The migration script has ${list.length} values of ${property}`,
    `Use ${property}List, which has them all.`,
  );
}
