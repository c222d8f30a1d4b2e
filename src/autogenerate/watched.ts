import type { AutogenerateOptions } from "./autogenerate_options.ts";
import type { ActiveComparators } from "./comparison_context.ts";

interface Comparing {
  readonly comparators: ActiveComparators;
  readonly options: AutogenerateOptions;
}

/** Whether somebody else is to hear of each column, also of one that is the same. */
export function watchesColumns({ comparators, options }: Comparing): boolean {
  const { compareType, compareServerDefault } = options;
  return comparators.hasForeign("column") ||
    typeof compareType === "function" ||
    typeof compareServerDefault === "function";
}

/** Whether somebody else is to hear of each table, also of one that is the same. */
export function watchesTables(comparing: Comparing): boolean {
  const { comparators, options } = comparing;
  return watchesColumns(comparing) || comparators.hasForeign("table") ||
    options.includeObject !== undefined;
}
