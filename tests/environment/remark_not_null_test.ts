import { deepStrictEqual, equal, match, rejects } from "node:assert/strict";
import { type Column, command, sa } from "../../mod.ts";
import { FilesProject } from "../autogenerate/files_project.ts";
import { serverTest } from "../servers/databases.ts";

const id = () => sa.column("id", sa.integer(), { primaryKey: true });

function region(...columns: readonly Column[]): sa.MetaData {
  const metadata = new sa.MetaData();
  metadata.table("region", [id(), ...columns]);
  return metadata;
}

const name = (nullable: boolean) =>
  sa.column("name", sa.string(9), { nullable });

/** Writes a revision that makes the database so; gives its text, and what was remarked. */
async function written(
  project: FilesProject,
  target: sa.MetaData,
): Promise<{ text: string; remarks: readonly (string | null)[] }> {
  const { revisions: [file], pending } = await command.revision(
    project.config(target),
    { autogenerate: true },
  );
  return {
    text: await Deno.readTextFile(file?.path ?? ""),
    remarks: pending?.changes.map(({ remark }) => remark) ?? [],
  };
}

/** The functions of a revision by their names, without margins. */
function bodyOf(text: string, direction: "upgrade" | "downgrade"): string {
  const [, body = ""] = text.split(`export function ${direction}() {\n`);
  return body.slice(0, body.indexOf("\n}")).replaceAll(/^ {2}/gm, "");
}

const FAILS =
  `// Fails while the table has rows, which have no value for it: give the column
// a serverDefault, or add it with nullable: true, fill it in, and then set
// nullable: false with op.alterColumn.
`;
const FORBIDDEN =
  `// Fails while a row has NULL here: give such rows a value first, with
// op.execute.
`;

Deno.test("a new NOT NULL column without a default is remarked, in the downgrade as well", async () => {
  using project = new FilesProject(undefined);
  await project.settle(region());
  const { text, remarks } = await written(project, region(name(false)));
  equal(
    bodyOf(text, "upgrade"),
    FAILS +
      `op.addColumn("region", sa.column("name", sa.string(9), { nullable: false }));`,
  );
  equal(remarks.length, 1);
  match(remarks[0] ?? "", /^Fails while the table has rows/);
  await project.accepted();
  await command.upgrade(project.config(), "head");
  const dropped = await written(project, region());
  deepStrictEqual(dropped.remarks, [null]);
  match(bodyOf(dropped.text, "downgrade"), /^\/\/ Fails while the table has/);
});

serverTest(
  "postgresql",
  "what is remarked fails on PostgreSQL when there are rows",
  async (url) => {
    using project = new FilesProject(url);
    await project.settle(region(name(true)));
    await project.run("INSERT INTO region (id) VALUES (1)");
    const code = sa.column("code", sa.integer(), { nullable: false });
    for (
      const [target, remark] of [
        [region(name(false)), /^\/\/ Fails while a row has NULL here/],
        [region(name(true), code), /^\/\/ Fails while the table has rows/],
      ] as const
    ) {
      const { text } = await written(project, target);
      match(bodyOf(text, "upgrade"), remark);
      await rejects(command.upgrade(project.config(), "head"), {
        code: "MIGRATION_FAILED",
      });
      await project.forget();
    }
  },
);

serverTest(
  "mysql",
  "MySQL fills a new NOT NULL column, which the remark says",
  async (url) => {
    using project = new FilesProject(url);
    await project.settle(region());
    await project.run("INSERT INTO region (id) VALUES (1)");
    const { text } = await written(project, region(name(false)));
    match(text, /\/\/ Rows that are there get 0, an empty text, a zero date/);
    await command.upgrade(project.config(), "head");
  },
);

Deno.test("NOT NULL for a column that allowed NULL is remarked, the other way only in the downgrade", async () => {
  using project = new FilesProject(undefined);
  await project.settle(region(name(true)));
  const forbidding = await written(project, region(name(false)));
  equal(bodyOf(forbidding.text, "upgrade").startsWith(FORBIDDEN), true);
  equal(bodyOf(forbidding.text, "downgrade").includes("//"), false);
  await command.upgrade(project.config(), "head");
  const allowing = await written(project, region(name(true)));
  equal(bodyOf(allowing.text, "upgrade").includes("//"), false);
  equal(bodyOf(allowing.text, "downgrade").startsWith(FORBIDDEN), true);
});

Deno.test("a column that the database fills, or that may be NULL, is not remarked", async () => {
  using project = new FilesProject(undefined);
  await project.settle(region());
  const { remarks } = await written(
    project,
    region(
      name(true),
      sa.column("code", sa.text(), { nullable: false, serverDefault: "x" }),
      sa.column("twice", sa.integer(), {
        nullable: false,
        serverDefault: sa.computed("id * 2"),
      }),
    ),
  );
  deepStrictEqual(remarks, [null, null, null]);
});
