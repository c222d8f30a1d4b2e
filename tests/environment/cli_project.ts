import { ok, strictEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";

const CLI = new URL("../../cli.ts", import.meta.url).pathname;

/** What a command line printed. */
export interface Played {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A project in a temporary folder, begun and worked on by command lines. */
export class CliProject implements Disposable {
  readonly directory: string = Deno.makeTempDirSync({ prefix: "athanor_" });

  /** Begins a project with `init`. */
  static async begin(template: string): Promise<CliProject> {
    const project = new CliProject();
    const { code, err } = await project.athanor("init", "-t", template);
    strictEqual(code, 0, err);
    return project;
  }

  /** Runs a command line in the project's folder. */
  async athanor(...args: readonly string[]): Promise<Played> {
    const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--quiet", CLI, ...args],
      cwd: this.directory,
      env: { NO_COLOR: "1" },
      stdin: "null",
    }).output();
    const decoder = new TextDecoder();
    return { code, out: decoder.decode(stdout), err: decoder.decode(stderr) };
  }

  /** Writes a revision by its command, and fills in its functions. */
  async revision(
    id: string,
    bodies: Readonly<Record<string, string>>,
  ): Promise<void> {
    const { code, err } = await this.athanor(
      ...["revision", "-m", id, "--rev-id", id],
    );
    strictEqual(code, 0, err);
    const path = `migrations/versions/${id}_${id}.ts`;
    this.replace(path, "// import", "import");
    for (const [name, body] of Object.entries(bodies)) {
      this.replace(path, `${name}() {}`, `${name}() {\n  ${body}\n}`);
    }
  }

  /** The tables of a database `<name>.db`, and its version rows. */
  tables(name: string): string[] {
    using db = new DatabaseSync(`${this.directory}/${name}.db`);
    const tables = "SELECT name FROM sqlite_schema WHERE type = 'table'";
    const rows = "SELECT version_num FROM athanor_version";
    return db.prepare(`${tables} UNION ALL ${rows}`).all()
      .map((row) => String(row["name"]));
  }

  /** Reads a file. */
  read(path: string): string {
    return Deno.readTextFileSync(`${this.directory}/${path}`);
  }

  /** Writes a file. */
  write(path: string, text: string): void {
    Deno.writeTextFileSync(`${this.directory}/${path}`, text);
  }

  /** Replaces the first occurrence of a text in a file; there must be one. */
  replace(path: string, from: string, to: string): void {
    const text = this.read(path);
    ok(text.includes(from), `${path} does not have ${from}`);
    this.write(path, text.replace(from, () => to));
  }

  /** The names in the project's folder. */
  names(): string[] {
    return [...Deno.readDirSync(this.directory)].map(({ name }) => name);
  }

  [Symbol.dispose](): void {
    Deno.removeSync(this.directory, { recursive: true });
  }
}
