/**
 * Options of one dialect ride along with an operation; the other dialects leave
 * them out.
 *
 * @module
 */
import { op, sa, sqlFor } from "athanor";
import { example } from "../example.ts";

const { say } = example(import.meta);

/** One migration for three databases, with the best that each offers. */
function upgrade(): void {
  op.createTable("measurement", [
    sa.column("station", sa.string(10), { nullable: false }),
    sa.column("taken_at", sa.dateTime({ timezone: true }), {
      nullable: false,
    }),
    sa.column(
      "celsius",
      sa.numeric(4, 1).withVariant(sa.double(), "sqlite"),
    ),
    sa.primaryKeyConstraint(["station", "taken_at"]),
  ], {
    sqliteWithRowid: false,
    postgresqlPartitionBy: "RANGE (taken_at)",
    mysqlEngine: "InnoDB",
    mysqlCharset: "utf8mb4",
  });
  op.createIndex("ix_measurement_frost", "measurement", ["station"], {
    postgresqlWhere: "celsius < 0",
    sqliteWhere: "celsius < 0",
  });
}

for (const dialectName of ["sqlite", "postgresql", "mysql"] as const) {
  say(`-- ${dialectName}`);
  for (const statement of await sqlFor(dialectName, upgrade)) {
    say(`${statement};`);
  }
  say();
}
