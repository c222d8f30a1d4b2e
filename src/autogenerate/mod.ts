/**
 * What a database lacks of a schema, and how it is written down.
 *
 * @module
 */
export type {
  AutogenerateOptions,
  Compare,
  IncludeName,
  IncludeObject,
  ObjectKind,
  ParentNames,
} from "./autogenerate_options.ts";
export { fromDrizzle } from "./drizzle/from_drizzle.ts";
export type { DrizzleCasing } from "./drizzle/drizzle_sql.ts";
export type { FromDrizzleOptions } from "./drizzle/from_drizzle.ts";
export * from "./render/mod.ts";
export { Rewriter } from "./rewriter.ts";
export type {
  ProcessRevisionDirectives,
  RewriteHandler,
  Rewritten,
} from "./rewriter.ts";
export type { Target, TargetInput } from "./target.ts";
export { fromSql } from "./targets/from_sql.ts";
export { fromUrl } from "./targets/from_url.ts";
export type { LikelyRename } from "../operations/mod.ts";
export type { AskRename, RenameAnswers } from "./autogenerate_options.ts";
export { registerBuiltinComparators } from "./builtin_comparators.ts";
export { compare, compareMetadata, produceMigrations } from "./compare.ts";
export { ComparatorRegistry, comparators } from "./comparators.ts";
export type { ComparatorOptions, ComparatorPriority } from "./comparators.ts";
export type {
  ActiveComparators,
  Comparator,
  ComparatorAnswer,
  ComparatorEvents,
  ComparatorTarget,
  ComparisonContext,
  FilteredObject,
} from "./comparison_context.ts";
export type { AutogenerateTarget } from "./sides/target_side.ts";
