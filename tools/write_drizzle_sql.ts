/**
 * Writes what drizzle-kit generates for the schemas of the tests, which the
 * tests hold our reading of those schemas against: run it when a schema of
 * `tests/autogenerate/drizzle/` changes.
 *
 * drizzle-kit finds drizzle-orm in a `node_modules` only, so it runs in a
 * folder of its own.
 *
 * @module
 */
const SCHEMAS = new URL("../tests/autogenerate/drizzle/", import.meta.url);

const PACKAGE = {
  type: "module",
  dependencies: { "drizzle-kit": "0.31.8", "drizzle-orm": "0.45.4" },
};

/** The functions of `drizzle-kit/api`, by dialect. */
const DIALECTS: Readonly<Record<string, string>> = {
  postgresql: "",
  mysql: "MySQL",
  sqlite: "SQLite",
};

/** The program that prints the statements of one schema. */
function program(name: string, infix: string): string {
  return `import * as kit from "drizzle-kit/api";
import { schema } from "./${name}_schema.ts";
const json = kit.generate${infix}DrizzleJson;
const migrate = kit.generate${infix}Migration;
const sql = await migrate(await json({}), await json(schema));
console.log(sql.join("\\n--> statement-breakpoint\\n"));
Deno.exit(0);
`;
}

async function deno(folder: string, ...args: string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args,
    cwd: folder,
  }).output();
  const decoder = new TextDecoder();
  if (!success) throw new Error(decoder.decode(stderr));
  return decoder.decode(stdout);
}

const folder = await Deno.makeTempDir({ prefix: "athanor_drizzle_" });
try {
  const write = (name: string, text: string) =>
    Deno.writeTextFile(`${folder}/${name}`, text);
  await write("package.json", JSON.stringify(PACKAGE));
  await write("deno.json", JSON.stringify({ nodeModulesDir: "auto" }));
  await deno(folder, "install");
  for (const [name, infix] of Object.entries(DIALECTS)) {
    const schema = await Deno.readTextFile(
      new URL(`${name}_schema.ts`, SCHEMAS),
    );
    await write(
      `${name}_schema.ts`,
      schema.replaceAll("npm:drizzle-orm@0.45.4", "drizzle-orm"),
    );
    await write(`${name}.ts`, program(name, infix));
    const sql = await deno(folder, "run", "-A", "--no-check", `${name}.ts`);
    await Deno.writeTextFile(new URL(`${name}.sql`, SCHEMAS), sql);
  }
} finally {
  await Deno.remove(folder, { recursive: true });
}
