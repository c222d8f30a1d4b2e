import { invalid } from "../../schema/check.ts";
import { MigrateOperation } from "../migrate_operation.ts";
import type { DiffTuple } from "../migrate_operation.ts";
import { optional } from "../table_place.ts";

/** Operations in order, as one. */
export class OpContainer extends MigrateOperation {
  ops: MigrateOperation[];

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

/** Operations on one table. */
export class ModifyTableOps extends OpContainer {
  tableName: string;
  schema: string | undefined;

  constructor(
    tableName: string,
    ops: readonly MigrateOperation[] = [],
    options: { readonly schema?: string } = {},
  ) {
    super(ops);
    this.tableName = tableName;
    this.schema = options.schema;
  }

  override reverse(): ModifyTableOps {
    return new ModifyTableOps(
      this.tableName,
      this.reversedOps(),
      optional("schema", this.schema),
    );
  }
}

/** What an upgrade does. */
export class UpgradeOps extends OpContainer {
  /** The name under which a template finds the text. */
  upgradeToken: string;

  constructor(
    ops: readonly MigrateOperation[] = [],
    upgradeToken: string = "upgrades",
  ) {
    super(ops);
    this.upgradeToken = upgradeToken;
  }

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

  constructor(
    ops: readonly MigrateOperation[] = [],
    downgradeToken: string = "downgrades",
  ) {
    super(ops);
    this.downgradeToken = downgradeToken;
  }

  override reverse(): UpgradeOps {
    return new UpgradeOps(this.reversedOps());
  }
}

/** What a revision file to be written says of itself. */
export interface MigrationScriptOptions {
  readonly revisionId?: string;
  readonly message?: string;
  readonly imports?: Iterable<string>;
  readonly head?: string | readonly string[];
  readonly splice?: boolean;
  readonly branchLabel?: string | readonly string[];
  readonly versionPath?: string;
  readonly dependsOn?: string | readonly string[];
}

/** A revision file to be written, with all that it does. */
export class MigrationScript extends MigrateOperation {
  revisionId: string | undefined;
  message: string | undefined;
  imports: Set<string>;
  head: string | readonly string[] | undefined;
  splice: boolean;
  branchLabel: string | readonly string[] | undefined;
  versionPath: string | undefined;
  dependsOn: string | readonly string[] | undefined;
  upgradeOpsList: UpgradeOps[];
  downgradeOpsList: DowngradeOps[];

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
