/**
 * The types of SQL Server alone.
 *
 * @module
 */
import { ColumnType } from "../column_type.ts";

/** The SQL Server type `BIT`. */
export function bit(): ColumnType {
  return new ColumnType("mssql.BIT");
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
  return new ColumnType("mssql.DOUBLE_PRECISION");
}

/** The SQL Server type `IMAGE`. */
export function image(): ColumnType {
  return new ColumnType("mssql.IMAGE");
}

/** JSON on SQL Server, which keeps it as `NVARCHAR(max)`. */
export function json(): ColumnType {
  return new ColumnType("mssql.JSON");
}

/** The SQL Server type `MONEY`. */
export function money(): ColumnType {
  return new ColumnType("mssql.MONEY");
}

/** The SQL Server type `NTEXT`. */
export function ntext(): ColumnType {
  return new ColumnType("mssql.NTEXT");
}

/** The SQL Server type `REAL`. */
export function real(): ColumnType {
  return new ColumnType("mssql.REAL");
}

/** The SQL Server type `ROWVERSION`. */
export function rowversion(): ColumnType {
  return new ColumnType("mssql.ROWVERSION");
}

/** The SQL Server type `SMALLDATETIME`. */
export function smalldatetime(): ColumnType {
  return new ColumnType("mssql.SMALLDATETIME");
}

/** The SQL Server type `SMALLMONEY`. */
export function smallmoney(): ColumnType {
  return new ColumnType("mssql.SMALLMONEY");
}

/** The SQL Server type `SQL_VARIANT`. */
export function sqlVariant(): ColumnType {
  return new ColumnType("mssql.SQL_VARIANT");
}

/** The SQL Server type `TIME`. */
export function time(precision?: number): ColumnType {
  return new ColumnType("mssql.TIME", { precision });
}

/** The SQL Server type `TIMESTAMP`. */
export function timestamp(): ColumnType {
  return new ColumnType("mssql.TIMESTAMP");
}

/** The SQL Server type `TINYINT`. */
export function tinyint(): ColumnType {
  return new ColumnType("mssql.TINYINT");
}

/** The SQL Server type `UNIQUEIDENTIFIER`. */
export function uniqueidentifier(): ColumnType {
  return new ColumnType("mssql.UNIQUEIDENTIFIER");
}

/** The SQL Server type `VARBINARY`. */
export function varbinary(length?: number | "max"): ColumnType {
  return new ColumnType("mssql.VARBINARY", { length });
}

/** The SQL Server type `XML`. */
export function xml(): ColumnType {
  return new ColumnType("mssql.XML");
}
