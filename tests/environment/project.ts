import { DatabaseSync } from "node:sqlite";
import { Config, type Settings } from "../../mod.ts";
import {
  type EnvironmentResult,
  runEnvironment,
} from "../../src/environment.ts";
import { ScriptDirectory } from "../../src/script/mod.ts";

/** The body of a revision: what `upgrade` and `downgrade` do, as source text. */
export interface RevisionSource {
  readonly up?: string;
  readonly down?: string;
  /** Text before the functions. */
  readonly top?: string;
}

/** A project in a temporary folder: linear revisions, and one SQLite database. */
export class Project {
  readonly directory: string = Deno.makeTempDirSync({ prefix: "athanor_" });
  readonly #settings: Settings;

  constructor(
    revisions: Readonly<Record<string, RevisionSource>>,
    settings: Settings = {},
  ) {
    this.#settings = settings;
    Deno.mkdirSync(`${this.directory}/migrations/versions`, {
      recursive: true,
    });
    let below: string | null = null;
    for (const [id, source] of Object.entries(revisions)) {
      this.write(
        `migrations/versions/${id}.ts`,
        revisionText(id, below, source),
      );
      below = id;
    }
  }

  /** The path of the database. */
  get database(): string {
    return `${this.directory}/app.db`;
  }

  /** Writes a file of the project. */
  write(path: string, text: string): void {
    Deno.writeTextFileSync(`${this.directory}/${path}`, text);
  }

  /** The configuration of the project. */
  config(settings: Settings = {}): Config {
    return new Config(
      { url: "sqlite:app.db", ...this.#settings, ...settings },
      {
        directory: this.directory,
      },
    );
  }

  /** Moves the database up. */
  async upgrade(target = "head", config = this.config()): Promise<
    EnvironmentResult
  > {
    const script = await ScriptDirectory.open(config);
    return await runEnvironment({
      config,
      script,
      plan: (heads) => script.graph.upgradeSteps(target, heads),
    });
  }

  /** Moves the database down. */
  async downgrade(target: string): Promise<EnvironmentResult> {
    const config = this.config();
    const script = await ScriptDirectory.open(config);
    return await runEnvironment({
      config,
      script,
      plan: (heads) => script.graph.downgradeSteps(target, heads),
    });
  }

  /** The script that an upgrade would be. */
  async script(target = "head", config = this.config()): Promise<string> {
    const script = await ScriptDirectory.open(config);
    let text = "";
    await runEnvironment({
      config,
      script,
      sql: { heads: [], output: (piece) => text += piece },
      plan: (heads) => script.graph.upgradeSteps(target, heads),
    });
    return text;
  }

  /** The names of the tables without the version table, sorted. */
  tables(): string[] {
    return this.column(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'athanor_version' ORDER BY name",
    );
  }

  /** The rows of the version table. */
  versions(): string[] {
    return this.column("SELECT version_num FROM athanor_version ORDER BY 1");
  }

  /** The first column of a query. */
  column(sql: string): string[] {
    using db = new DatabaseSync(this.database);
    return db.prepare(sql).all().map((row) => String(Object.values(row)[0]));
  }

  [Symbol.dispose](): void {
    Deno.removeSync(this.directory, { recursive: true });
  }
}

const MODULE = new URL("../../mod.ts", import.meta.url).href;

function revisionText(
  id: string,
  below: string | null,
  { up = "", down = "", top = "" }: RevisionSource,
): string {
  return `import { op, sa, context } from ${JSON.stringify(MODULE)};
export const revision = ${JSON.stringify(id)};
export const downRevision = ${JSON.stringify(below)};
void [op, sa, context];
${top}
export async function upgrade(given, args) { void [given, args];
${up}
}
export async function downgrade(given, args) { void [given, args];
${down}
}
`;
}
