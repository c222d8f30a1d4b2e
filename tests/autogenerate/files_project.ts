import { deepStrictEqual, equal } from "node:assert/strict";
import {
  command,
  compareMetadata,
  Config,
  connect,
  MigrationContext,
  type sa,
} from "../../mod.ts";

/** A project whose files say what comparisons found. */
export class FilesProject {
  readonly directory: string = Deno.makeTempDirSync({ prefix: "athanor_" });
  readonly url: string;

  constructor(url: string | undefined) {
    this.url = url ?? `sqlite:${this.directory}/app.db`;
    Deno.mkdirSync(`${this.directory}/migrations/versions`, {
      recursive: true,
    });
  }

  config(targetMetadata?: sa.MetaData): Config {
    const settings = { url: this.url, targetMetadata };
    return new Config(settings, { directory: this.directory });
  }

  /** Writes a revision that makes the database so, runs it, and finds nothing left. */
  async settle(target: sa.MetaData): Promise<void> {
    const config = this.config(target);
    await command.revision(config, { autogenerate: true });
    await command.upgrade(config, "head");
    deepStrictEqual((await command.check(config)).pending, {
      changes: [],
      likelyRenames: [],
    });
  }

  /** Takes away the newest file, which never ran. */
  async forget(): Promise<void> {
    const { heads: [head] } = await command.heads(this.config());
    await Deno.remove(head?.path ?? "");
  }

  /** The differences between the database and a schema. */
  async differences(target: sa.MetaData): Promise<readonly unknown[]> {
    const connection = await connect(this.url);
    try {
      const context = await MigrationContext.configure({ connection });
      return await compareMetadata(context, target);
    } finally {
      await connection.close();
    }
  }

  /** Sends one statement. */
  async run(sql: string): Promise<void> {
    const connection = await connect(this.url);
    try {
      await connection.run([{ sql }]);
    } finally {
      await connection.close();
    }
  }

  /** Fails unless Deno's formatter, linter and type checker accept the files. */
  async accepted(): Promise<void> {
    const cwd = new URL("../../", import.meta.url);
    const folder = `${this.directory}/migrations/versions`;
    for (const args of [["fmt", "--check"], ["lint"], ["check"]]) {
      const { code, stderr } = await new Deno.Command(Deno.execPath(), {
        args: [...args, "--quiet", "--config", "deno.json", folder],
        cwd,
      }).output();
      equal(code, 0, `${args}: ${new TextDecoder().decode(stderr)}`);
    }
  }

  [Symbol.dispose](): void {
    Deno.removeSync(this.directory, { recursive: true });
  }
}
