import { type ColumnType, finalName, sa } from "../../../src/schema/mod.ts";

/** Keeps some of the members of an options object. */
export type Some = <T extends object>(options: T) => Partial<T>;

/** Types with what they may be told. */
export const TYPES: readonly ((some: Some) => ColumnType)[] = [
  () => sa.integer(),
  (some) => sa.string(50, some({ collation: "C" })),
  (some) => sa.text(undefined, some({ collation: 'de"x' })),
  () => sa.numeric(10, 2),
  () => sa.float(),
  (some) => sa.dateTime(some({ timezone: true })),
  (some) => sa.boolean(some({ createConstraint: true, name: "ck_b" })),
  (some) => sa.boolean(some({ name: finalName("ck_b") })),
  (some) =>
    sa.enum(
      ["open", "it's", 'a "quoted" one'],
      some({
        name: "status",
        schema: "s",
        nativeEnum: false,
        createType: false,
        createConstraint: true,
        length: 30,
      }),
    ),
  () => sa.rawType("geometry(Point, 4326)"),
  (some) => sa.VARCHAR(10, some({ collation: "C" })),
  () => sa.DOUBLE_PRECISION(53),
  () => sa.ARRAY(sa.postgresql.jsonb(), { dimensions: 2 }),
  (some) => sa.postgresql.timestamp(some({ precision: 3, timezone: true })),
  (some) => sa.postgresql.enum(["a"], { name: "e", ...some({ schema: "s" }) }),
  (some) => sa.mysql.bigint(some({ unsigned: true, displayWidth: 20 })),
  (some) => sa.mysql.varchar(20, some({ charset: "utf8mb4" })),
  () => sa.mssql.varbinary("max"),
  () => sa.mssql.doublePrecision(),
  () => sa.oracle.number(undefined, 2),
  () => new sa.ColumnType("TIMESTAMP", { precision: 6, timezone: true }),
  () => new sa.ColumnType("HYPERCUBE", { length: 3, values: ["a"] }),
];
