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
  readonly length?: number | "max";
  readonly precision?: number;
  readonly scale?: number;
  readonly timezone?: boolean;
  readonly collation?: string;
  readonly charset?: string;
  readonly values?: readonly string[];
  readonly unsigned?: boolean;
  readonly zerofill?: boolean;
  readonly displayWidth?: number;
  readonly fsp?: number;
  readonly fields?: string;
  readonly varying?: boolean;
  readonly asdecimal?: boolean;
  readonly binaryPrecision?: number;
  readonly dayPrecision?: number;
  readonly secondPrecision?: number;
  readonly localTimezone?: boolean;
  readonly enumName?: string;
  readonly enumSchema?: string;
  readonly nativeEnum?: boolean;
  /** Whether `CREATE TYPE` goes before the table (PostgreSQL enums); default true. */
  readonly createType?: boolean;
  /** Whether a CHECK guards the values where the dialect has no native type. */
  readonly createConstraint?: boolean;
  readonly constraintName?: WireConstraintName;
  /** The element type of `"array"`. */
  readonly item?: WireType;
  readonly dimensions?: number;
  /** The text of `"raw"`. */
  readonly sql?: string;
}
