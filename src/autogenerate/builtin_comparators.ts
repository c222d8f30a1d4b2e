import {
  askCompareType,
  compareColumnComment,
  compareNullable,
  compareType,
} from "./compare/compare_column.ts";
import { compareTableComment } from "./compare/compare_comment.ts";
import {
  compareChecks,
  compareExcludes,
  compareForeignKeys,
  comparePrimaryKeys,
} from "./compare/compare_constraints.ts";
import {
  askCompareDefault,
  compareComputed,
  compareCounting,
  compareDefault,
  compareIdentity,
} from "./compare/compare_default.ts";
import { compareEnums, dropEnums } from "./compare/compare_enums.ts";
import { compareKeys } from "./compare/compare_keys.ts";
import { compareTables } from "./compare/compare_tables.ts";
import type { ComparatorRegistry } from "./comparators.ts";

/**
 * Registers the comparators that are built in, through the door that everybody
 * uses. The first comparison does it, so that no other run loads them; calling
 * it again does nothing.
 */
export function registerBuiltinComparators(registry: ComparatorRegistry): void {
  if (registry.has("athanor.tables")) return;
  const enums = { name: "athanor.enums" };
  registry.dispatchFor("schema", compareEnums, { ...enums, priority: "first" });
  registry.dispatchFor("schema", compareTables, { name: "athanor.tables" });
  registry.dispatchFor("schema", dropEnums, { ...enums, priority: "last" });
  const types = { name: "athanor.types" };
  registry.dispatchFor("column", askCompareType, {
    ...types,
    priority: "first",
  });
  registry.dispatchFor("column", compareType, { ...types, priority: "last" });
  registry.dispatchFor("column", compareNullable, { name: "athanor.nullable" });
  const defaults = { name: "athanor.defaults", subgroup: "defaults" };
  registry.dispatchFor("column", compareComputed, {
    name: "athanor.computed",
    priority: "first",
    subgroup: "defaults",
  });
  registry.dispatchFor("column", compareIdentity, {
    name: "athanor.identity",
    priority: "first",
    subgroup: "defaults",
  });
  registry.dispatchFor("column", compareCounting, {
    name: "athanor.autoincrement",
  });
  registry.dispatchFor("column", askCompareDefault, {
    ...defaults,
    priority: "medium",
  });
  registry.dispatchFor("column", compareDefault, {
    ...defaults,
    priority: "last",
  });
  const comments = { name: "athanor.comments" };
  registry.dispatchFor("column", compareColumnComment, comments);
  registry.dispatchFor("table", comparePrimaryKeys, {
    name: "athanor.primarykeys",
  });
  registry.dispatchFor("table", compareKeys, { name: "athanor.indexes" });
  registry.dispatchFor("table", compareForeignKeys, {
    name: "athanor.foreignkeys",
  });
  registry.dispatchFor("table", compareTableComment, comments);
  registry.dispatchFor("table", compareChecks, { name: "athanor.checks" });
  registry.dispatchFor("table", compareExcludes, { name: "athanor.excludes" });
}
