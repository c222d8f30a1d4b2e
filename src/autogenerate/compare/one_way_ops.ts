import { ModifyTableOps, schemaOf } from "../../operations/mod.ts";
import type { MigrateOperation } from "../../operations/mod.ts";
import { FOLLOWS } from "./compare_constraints.ts";

/** What only one direction needs: `forth` in the upgrade, `back` in the downgrade. */
export interface OneWay {
  readonly forth: readonly MigrateOperation[];
  readonly back: readonly MigrateOperation[];
}

/** Operations on one table that follow from others, and are not each other's reverse. */
export class OneWayOps extends ModifyTableOps {
  readonly #back: readonly MigrateOperation[];

  constructor(
    tableName: string,
    { forth, back }: OneWay,
    options: { readonly schema?: string } = {},
  ) {
    super(tableName, forth, options);
    this.#back = back;
    for (const one of [...forth, ...back]) one.info[FOLLOWS] = true;
  }

  override reverse(): OneWayOps {
    return new OneWayOps(
      this.tableName,
      { forth: this.#back, back: this.ops },
      schemaOf(this),
    );
  }
}
