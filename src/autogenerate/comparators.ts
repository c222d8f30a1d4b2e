import { AthanorError } from "../errors.ts";
import type { DialectName } from "../dialect_name.ts";
import { nearest } from "../util/nearest.ts";
import type {
  ActiveComparators,
  Comparator,
  ComparatorEvents,
  ComparatorTarget,
  ComparisonContext,
} from "./comparison_context.ts";

/** When a comparator's turn comes. */
export type ComparatorPriority = "first" | "medium" | "last";

/** What may be said of a comparator. */
export interface ComparatorOptions {
  /** By which it is switched off, dotted, such as `"acme.triggers"`. */
  readonly name: string;
  /** When its turn comes. @default {"medium"} */
  readonly priority?: ComparatorPriority;
  /** Comparators that answer `"stop"` for each other. @default {the last part of the name} */
  readonly subgroup?: string;
  /** The only dialect that it is asked for. @default {all} */
  readonly dialect?: DialectName;
}

interface Registered extends Required<Omit<ComparatorOptions, "dialect">> {
  readonly dialect: DialectName | undefined;
  readonly target: ComparatorTarget;
  readonly compare: Comparator<ComparatorTarget>;
}

/** How the names of the built-in comparators begin. */
export const BUILTIN_PREFIX = "athanor.";

const PRIORITIES: readonly ComparatorPriority[] = ["first", "medium", "last"];

/** The comparators of this process. */
export class ComparatorRegistry {
  readonly #registered: Registered[] = [];

  /**
   * Adds a comparator.
   *
   * @param target what it is asked about
   * @param compare finds differences, and adds operations
   * @param options its `name`, and when its turn comes
   * @throws {AthanorError} `OPERATION_REGISTERED` when the target has one of that name
   * @example Report tables without a comment
   * ```ts
   * import assert from "node:assert/strict";
   * import { DatabaseSync } from "node:sqlite";
   * import { comparators, compareMetadata, MigrationContext, sa } from "athanor";
   *
   * const seen: string[] = [];
   * comparators.dispatchFor("table", (_context, { tableName, target }) => {
   *   if (target?.comment === undefined) seen.push(tableName);
   * }, { name: "acme.comments" });
   *
   * const metadata = new sa.MetaData();
   * metadata.table("region", [sa.column("id", sa.integer())]);
   * using connection = new DatabaseSync(":memory:");
   * const context = await MigrationContext.configure({ connection });
   * await compareMetadata(context, metadata);
   * assert.deepEqual(seen, ["region"]);
   * comparators.remove("acme.comments");
   * ```
   */
  dispatchFor<K extends ComparatorTarget>(
    target: K,
    compare: Comparator<K>,
    options: ComparatorOptions,
  ): void {
    const { name, priority = "medium", subgroup, dialect } = options;
    const isThere = this.#registered.some((one) =>
      one.name === name && one.target === target && one.priority === priority
    );
    if (isThere) {
      throw new AthanorError(
        "OPERATION_REGISTERED",
        `The comparator "${name}" is already registered`,
        { hint: "Give it another name, or remove the other one." },
      );
    }
    this.#registered.push({
      target,
      name,
      priority,
      subgroup: subgroup ?? name.slice(name.lastIndexOf(".") + 1),
      dialect,
      compare: compare as Comparator<ComparatorTarget>,
    });
  }

  /** Whether a name is known. */
  has(name: string): boolean {
    return this.#registered.some((one) => one.name === name);
  }

  /** Forgets all comparators of a name. */
  remove(name: string): void {
    const kept = this.#registered.filter((one) => one.name !== name);
    this.#registered.splice(0, Infinity, ...kept);
  }

  /**
   * The comparators that the patterns of `autogeneratePlugins` choose.
   *
   * @throws {AthanorError} `CONFIG_INVALID` for a pattern that matches none
   *
   * @internal
   */
  choose(
    patterns: readonly string[],
    dialectName: DialectName,
  ): ActiveComparators {
    const isChosen = matcher(
      patterns,
      this.#registered.map(({ name }) => name),
    );
    const chosen = PRIORITIES.flatMap((priority) =>
      this.#registered.filter((one) =>
        one.priority === priority && isChosen(one.name) &&
        (one.dialect === undefined || one.dialect === dialectName)
      )
    );
    return new ChosenComparators(chosen);
  }
}

class ChosenComparators implements ActiveComparators {
  readonly #byTarget = new Map<ComparatorTarget, Registered[]>();

  constructor(chosen: readonly Registered[]) {
    for (const one of chosen) {
      this.#byTarget.set(one.target, [...this.#of(one.target), one]);
    }
  }

  hasForeign(target: ComparatorTarget): boolean {
    return this.#of(target).some(({ name }) =>
      !name.startsWith(BUILTIN_PREFIX)
    );
  }

  async dispatch<K extends ComparatorTarget>(
    target: K,
    context: ComparisonContext,
    event: ComparatorEvents[K],
  ): Promise<void> {
    let stopped: Set<string> | undefined;
    for (const { compare, subgroup } of this.#of(target)) {
      if (stopped?.has(subgroup)) continue;
      const answer = compare(context, event);
      // Most answer at once, and there are thousands of columns.
      const settled = answer instanceof Promise ? await answer : answer;
      if (settled === "stop") (stopped ??= new Set()).add(subgroup);
    }
  }

  #of(target: ComparatorTarget): readonly Registered[] {
    return this.#byTarget.get(target) ?? [];
  }
}

/** Which names the patterns choose: `*` stands for anything, `~` takes out and always wins. */
function matcher(
  patterns: readonly string[],
  names: readonly string[],
): (name: string) => boolean {
  const compiled = patterns.map((pattern) => {
    const out = pattern.startsWith("~");
    const text = out ? pattern.slice(1) : pattern;
    const parts = text.split("*")
      .map((part) => part.replace(/[^\w]/g, "\\$&"));
    const matches = new RegExp(`^${parts.join(".+")}$`);
    if (!names.some((name) => matches.test(name))) {
      throw unknownPlugin(text, names);
    }
    return { out, matches };
  });
  const taken = compiled.filter(({ out }) => !out);
  const left = compiled.filter(({ out }) => out);
  return (name) =>
    (taken.length === 0 || taken.some(({ matches }) => matches.test(name))) &&
    !left.some(({ matches }) => matches.test(name));
}

function unknownPlugin(text: string, names: readonly string[]): AthanorError {
  const guess = nearest(text, names);
  return new AthanorError(
    "CONFIG_INVALID",
    `No comparator is called "${text}"`,
    {
      hint: guess === undefined
        ? `There are ${[...new Set(names)].join(", ")}.`
        : `Did you mean "${guess}"?`,
    },
  );
}

/** The registry hangs on `globalThis`, so that every copy of this module finds the same one. */
const KEY = Symbol.for("athanor.comparators");

const shared = globalThis as { [KEY]?: ComparatorRegistry };

/** The comparators of this process. */
export const comparators: ComparatorRegistry = shared[KEY] ??=
  new ComparatorRegistry();
