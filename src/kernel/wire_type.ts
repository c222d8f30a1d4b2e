/**
 * The type of a column as it crosses into the kernel; see `wire.ts`.
 *
 * @module
 */

/**
 * The name of a constraint or index. A text was chosen by a person and is an
 * error when it is too long; `generated` came from a naming convention and is
 * shortened to the dialect's limit.
 */
export type WireConstraintName = string | { readonly generated: string };

/**
 * A column type. `name` is as a person writes it: `"string"` (generic, mapped
 * by each dialect), `"VARCHAR"` (that SQL type as it is), `"postgresql.JSONB"`
 * (a dialect's own), or `"raw"` with `sql`. The kernel refuses an argument that
 * the named type does not take.
 */
export interface WireType {
  readonly name: string;
  /** `"max"` for SQL Server's types of any length. */
  readonly length?: number | "max" | undefined;
  readonly precision?: number | undefined;
  readonly scale?: number | undefined;
  readonly timezone?: boolean | undefined;
  readonly collation?: string | undefined;
  readonly charset?: string | undefined;
  readonly values?: readonly string[] | undefined;
  readonly unsigned?: boolean | undefined;
  readonly zerofill?: boolean | undefined;
  readonly displayWidth?: number | undefined;
  readonly fsp?: number | undefined;
  readonly fields?: string | undefined;
  readonly varying?: boolean | undefined;
  readonly asdecimal?: boolean | undefined;
  readonly binaryPrecision?: number | undefined;
  readonly dayPrecision?: number | undefined;
  readonly secondPrecision?: number | undefined;
  readonly localTimezone?: boolean | undefined;
  readonly enumName?: string | undefined;
  readonly enumSchema?: string | undefined;
  readonly nativeEnum?: boolean | undefined;
  /** Whether `CREATE TYPE` goes before the table (PostgreSQL enums); default true. */
  readonly createType?: boolean | undefined;
  /** Whether a CHECK guards the values where the dialect has no native type. */
  readonly createConstraint?: boolean | undefined;
  readonly constraintName?: WireConstraintName | undefined;
  /** The element type of `"array"`. */
  readonly item?: WireType | undefined;
  readonly dimensions?: number | undefined;
  /** The text of `"raw"`. */
  readonly sql?: string | undefined;
}
