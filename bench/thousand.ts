/**
 * The project that the benches run: revisions of one table with six columns and
 * one index each.
 *
 * @module
 */
import { Project, type RevisionSource } from "../tests/environment/project.ts";

/** A project of linear revisions in a temporary folder. */
export function newProject(revisions: number): Project {
  const sources: Record<string, RevisionSource> = {};
  for (let at = 0; at < revisions; at++) {
    const id = `r${String(at).padStart(5, "0")}`;
    sources[id] = {
      up: `op.createTable("t_${id}", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("name", sa.string(50), { nullable: false }),
    sa.column("email", sa.string(100)),
    sa.column("age", sa.integer(), { serverDefault: "0" }),
    sa.column("balance", sa.numeric(10, 2)),
    sa.column("created", sa.dateTime()),
  ]);
  op.createIndex("ix_${id}", "t_${id}", ["email"]);`,
      down: `op.dropTable("t_${id}");`,
    };
  }
  return new Project(sources);
}

/** Writes `import.ts`, which imports the library and all revisions, and `library.ts`, which imports the library alone. */
export function writeImports(project: Project): void {
  const library = new URL("../mod.ts", import.meta.url).href;
  const folder = `${project.directory}/migrations/versions`;
  const files = [...Deno.readDirSync(folder)].map(({ name }) =>
    `import ${JSON.stringify(`${folder}/${name}`)};`
  );
  const first = `import ${JSON.stringify(library)};\n`;
  project.write("library.ts", first);
  project.write("import.ts", first + files.join("\n"));
}
