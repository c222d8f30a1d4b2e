import { AthanorError } from "../errors.ts";
import type { MigrationContext } from "../runtime/mod.ts";
import type { MetaData, NamingConvention } from "../schema/mod.ts";

/** A schema that is made when it is compared: from another library's tables, a file, or a database. */
export interface Target {
  /** What tells it from a `MetaData`. */
  readonly kind: "target";
  /** What names constraints that revisions leave unnamed, if anything does. */
  readonly namingConvention?: NamingConvention;
  /** The same target, with its paths relative to a folder. */
  within?(directory: string): Target;
  /**
   * Makes the schema.
   *
   * @param context the run, with its connection
   */
  metadata(
    context: MigrationContext,
  ): Promise<MetaData | readonly MetaData[]>;
}

/** What a database should be: schemas, some of them still to be made. */
export type Targets = readonly (MetaData | Target)[];

/**
 * What `targetMetadata` takes: a schema, a list of them, a promise or a
 * function that gives one, or a module that exports one as `metadata` or by
 * default, named by its path or URL; or a naming convention alone, where
 * nothing is compared.
 */
export type TargetInput =
  | MetaData
  | Target
  | Required<Pick<Target, "namingConvention">>
  | string
  | URL
  | readonly TargetInput[]
  | PromiseLike<TargetInput>
  | (() => TargetInput);

/** Tells whether a value is a schema, from any copy of this module, or makes one. */
export function isTarget(value: unknown): value is MetaData | Target {
  return typeof value === "object" && value !== null && "kind" in value &&
    (value.kind === "metadata" || value.kind === "target");
}

/**
 * Makes what is still to be made.
 *
 * @throws {AthanorError} `TARGET_INVALID` when there is no schema, and what a
 * target throws
 */
export async function madeTargets(
  targets: Targets | undefined,
  context: MigrationContext,
): Promise<readonly MetaData[]> {
  const made: MetaData[] = [];
  for (const target of targets ?? []) {
    if (target.kind === "metadata") made.push(target);
    else made.push(...[await target.metadata(context)].flat());
  }
  if (made.length > 0) return made;
  throw new AthanorError(
    "TARGET_INVALID",
    "There is no schema to compare the database with",
    {
      hint: "Set targetMetadata in athanor.config.ts to your sa.MetaData, or " +
        'to the file that exports it, such as "./schema.ts".',
    },
  );
}
