/**
 * Reads what a database holds into `schema/` values.
 *
 * @module
 */
export { inspect } from "./inspect.ts";
export type { InspectedConnection } from "./inspected_connection.ts";
export type {
  Conversion,
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
export { readStoredSchema } from "./sqlite_stored.ts";
export type {
  StoredObject,
  StoredReference,
  StoredSchema,
} from "./sqlite_stored.ts";
export { writtenTables } from "./written.ts";
