/**
 * What tests ask of reflected values.
 *
 * @module
 */
import type { Connection } from "../../src/drivers/driver.ts";
import type { ReflectedTable } from "../../src/reflection/mod.ts";
import type { Constraint, TableReference } from "../../src/schema/mod.ts";

/** The constraints of a table by their names, without them. */
export function constraintsOf(
  table: ReflectedTable | undefined,
): Record<string, Constraint> {
  const named = (table?.constraints ?? []).map(({ name, ...rest }) => [
    typeof name === "object" ? name.name : name ?? "",
    rest,
  ]);
  return Object.fromEntries(named);
}

/** What the foreign keys of a table refer to. */
export function referentsOf(
  table: ReflectedTable | undefined,
): readonly TableReference[] {
  return (table?.constraints ?? []).flatMap((one) =>
    one.kind === "foreignKey" ? [one.referent] : []
  );
}

/** A connection that counts its queries. */
export function countQueries(
  connection: Connection,
): { readonly connection: Connection; queries(): number } {
  let count = 0;
  return {
    connection: {
      dialectName: connection.dialectName,
      serverVersion: connection.serverVersion,
      run: (statements) => connection.run(statements),
      query(sql, parameters) {
        count++;
        return connection.query(sql, parameters);
      },
      inTransaction: () => connection.inTransaction(),
      close: () => connection.close(),
    },
    queries: () => count,
  };
}
