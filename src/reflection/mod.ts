/**
 * Reads what a database holds into `schema/` values.
 *
 * @module
 */
export type {
  EnumType,
  Inspector,
  PartitionOf,
  ReflectedTable,
  ReflectOptions,
  SchemaSnapshot,
  Sequence,
  Trigger,
  View,
} from "./inspector.ts";
