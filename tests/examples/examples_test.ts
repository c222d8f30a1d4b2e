import { serverTest } from "../servers/databases.ts";
import { checkExample, exampleNames } from "./run_example.ts";

/**
 * The examples that run on the PostgreSQL server. "branches" would take PGlite
 * without one, which starts anew for each command.
 */
const ON_POSTGRESQL: ReadonlySet<string> = new Set(["branches", "tenants"]);

for (const name of exampleNames()) {
  const title = `the example ${name} prints what its output.txt has`;
  if (ON_POSTGRESQL.has(name)) {
    serverTest(
      "postgresql",
      title,
      (url) => checkExample(name, { env: { DATABASE_URL: url } }),
    );
  } else {
    Deno.test(title, () => checkExample(name));
  }
}

serverTest(
  "postgresql",
  "the example replaceable_objects replaces functions on PostgreSQL, up and down",
  (url) =>
    checkExample("replaceable_objects", {
      env: { DATABASE_URL: url },
      output: "output_postgresql.txt",
    }),
);
