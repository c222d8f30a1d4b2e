/**
 * The types of SQL Server alone.
 *
 * @module
 */
import { ColumnType, plainType } from "../column_type.ts";

/** The SQL Server type `BIT`. */
export function bit(): ColumnType {
  return plainType("mssql.BIT", arguments);
}

/** The SQL Server type `DATETIME2`. */
export function datetime2(precision?: number): ColumnType {
  return new ColumnType("mssql.DATETIME2", { precision });
}

/** The SQL Server type `DATETIMEOFFSET`. */
export function datetimeoffset(precision?: number): ColumnType {
  return new ColumnType("mssql.DATETIMEOFFSET", { precision });
}

/** The SQL Server type `DOUBLE PRECISION`. */
export function doublePrecision(): ColumnType {
  return plainType("mssql.DOUBLE_PRECISION", arguments);
}

/** The SQL Server type `IMAGE`. */
export function image(): ColumnType {
  return plainType("mssql.IMAGE", arguments);
}

/** JSON on SQL Server, which keeps it as `NVARCHAR(max)`. */
export function json(): ColumnType {
  return plainType("mssql.JSON", arguments);
}

/** The SQL Server type `MONEY`. */
export function money(): ColumnType {
  return plainType("mssql.MONEY", arguments);
}

/** The SQL Server type `NTEXT`. */
export function ntext(): ColumnType {
  return plainType("mssql.NTEXT", arguments);
}

/** The SQL Server type `REAL`. */
export function real(): ColumnType {
  return plainType("mssql.REAL", arguments);
}

/** The SQL Server type `ROWVERSION`. */
export function rowversion(): ColumnType {
  return plainType("mssql.ROWVERSION", arguments);
}

/** The SQL Server type `SMALLDATETIME`. */
export function smalldatetime(): ColumnType {
  return plainType("mssql.SMALLDATETIME", arguments);
}

/** The SQL Server type `SMALLMONEY`. */
export function smallmoney(): ColumnType {
  return plainType("mssql.SMALLMONEY", arguments);
}

/** The SQL Server type `SQL_VARIANT`. */
export function sqlVariant(): ColumnType {
  return plainType("mssql.SQL_VARIANT", arguments);
}

/** The SQL Server type `TIME`. */
export function time(precision?: number): ColumnType {
  return new ColumnType("mssql.TIME", { precision });
}

/** The SQL Server type `TIMESTAMP`. */
export function timestamp(): ColumnType {
  return plainType("mssql.TIMESTAMP", arguments);
}

/** The SQL Server type `TINYINT`. */
export function tinyint(): ColumnType {
  return plainType("mssql.TINYINT", arguments);
}

/** The SQL Server type `UNIQUEIDENTIFIER`. */
export function uniqueidentifier(): ColumnType {
  return plainType("mssql.UNIQUEIDENTIFIER", arguments);
}

/** The SQL Server type `VARBINARY`. */
export function varbinary(length?: number | "max"): ColumnType {
  return new ColumnType("mssql.VARBINARY", { length });
}

/** The SQL Server type `XML`. */
export function xml(): ColumnType {
  return plainType("mssql.XML", arguments);
}
