import { connect } from "../../src/drivers/registry.ts";
import { createTables } from "../create_tables.ts";
import { type Lab, peerContender, writeFiles } from "../lab.ts";
import type { Contender } from "../measure.ts";
import { run } from "../peers/install.ts";
import { inPackage } from "../peers/peer.ts";
import {
  alembicTables,
  drizzleTables,
  type TablesProject,
} from "../peers/tables.ts";

/** What one tool is to make and compare. */
export interface Compared extends TablesProject {
  readonly athanorUrl: string;
  readonly folder: string;
  readonly name: string;
}

/** Ours: `athanor check`, and the comparison alone. */
export async function athanorTables(
  _: Lab,
  place: Compared,
): Promise<Contender[]> {
  const { tables, athanorUrl, folder, name } = place;
  const module = new URL("../thousand_tables.ts", import.meta.url).href;
  await writeFiles(folder, {
    "athanor.config.ts": `export default ${
      JSON.stringify({ url: athanorUrl, targetMetadata: "./schema.ts" })
    };\n`,
    "schema.ts": `import { tablesOf } from ${JSON.stringify(module)};
export const metadata = tablesOf(${tables});
`,
    "migrations/versions/none.txt": "",
  });
  const connection = await connect(athanorUrl);
  try {
    await createTables(connection, tables);
  } finally {
    await connection.close();
  }
  const cli = new URL("../../cli.ts", import.meta.url).pathname;
  const config = `${folder}/athanor.config.ts`;
  const bench = new URL("../compare_bench.ts", import.meta.url).pathname;
  return [
    { name, args: ["-A", cli, "check", "--config", config] },
    {
      name: `${name}, the comparison alone`,
      args: ["-A", bench, athanorUrl, String(tables)],
    },
  ];
}

/** `alembic check`, and the comparison alone. */
export async function byAlembic(
  { installed: { python } }: Lab,
  place: Compared,
): Promise<Contender[]> {
  const { folder, name } = place;
  await writeFiles(folder, alembicTables(place));
  await run([python, "make.py"], { cwd: folder });
  // `check` wants the version table, which an upgrade to nothing makes.
  await run([python, "-m", "alembic", "upgrade", "head"], { cwd: folder });
  const options = { cwd: folder };
  return [
    peerContender(name, [python, "-m", "alembic", "check"], options),
    peerContender(
      `${name}, the comparison alone`,
      [python, "compare.py"],
      options,
    ),
  ];
}

/** `drizzle-kit push`. */
export async function byDrizzle(
  { installed }: Lab,
  place: Compared,
): Promise<Contender[]> {
  const { athanorUrl, folder, name } = place;
  await writeFiles(folder, drizzleTables(place));
  const kit = inPackage(installed, "drizzle-kit/bin.cjs");
  // Its own statements, sent by our driver: a first push of 1000 tables takes minutes.
  const sql = await run(["node", kit, "export"], { cwd: folder });
  const connection = await connect(athanorUrl);
  try {
    await connection.run([{ sql }]);
  } finally {
    await connection.close();
  }
  const options = { cwd: folder };
  return [peerContender(name, ["node", kit, "push", "--force"], options)];
}
