import { Config } from "../../src/config/config.ts";
import type { Logger } from "../../src/config/logger.ts";
import type { Settings } from "../../src/config/settings.ts";
import { dirname, joinPath } from "../../src/util/path.ts";

/** A project in a folder of its own, which goes when the test ends. */
export class Project implements Disposable {
  readonly directory: string = Deno.makeTempDirSync({ prefix: "athanor_" });
  /** What was logged, each line with its level. */
  readonly log: string[] = [];

  /** Makes the folder with some files, by their paths in it. */
  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  /** Writes a file. */
  write(path: string, text: string): void {
    Deno.mkdirSync(dirname(this.path(path)), { recursive: true });
    Deno.writeTextFileSync(this.path(path), text);
  }

  /** Reads a file. */
  read(path: string): string {
    return Deno.readTextFileSync(this.path(path));
  }

  /** The absolute path of a file. */
  path(path: string): string {
    return joinPath(this.directory, path);
  }

  /** All files, by their paths, sorted. */
  files(folder = "."): string[] {
    return [...Deno.readDirSync(this.path(folder))].flatMap((entry) => {
      const path = joinPath(folder, entry.name);
      return entry.isDirectory ? this.files(path) : [path];
    }).sort();
  }

  /** The configuration of the project. */
  config(settings: Settings = {}): Config {
    return new Config(settings, {
      directory: this.directory,
      logger: this.#logger(),
    });
  }

  #logger(): Logger {
    const at = (level: string) => (message: string): void => {
      this.log.push(`${level} ${message}`);
    };
    return {
      debug: at("debug"),
      info: at("info"),
      warn: at("warn"),
      error: at("error"),
    };
  }

  [Symbol.dispose](): void {
    Deno.removeSync(this.directory, { recursive: true });
  }
}

/** The text of a revision file. */
export function revisionText(id: string, down: string | null = null): string {
  return `/** Revision ${id}. */
export const revision = ${JSON.stringify(id)};
export const downRevision = ${JSON.stringify(down)};
export const branchLabels = null;
export const dependsOn = null;

export function upgrade() {}

export function downgrade() {}
`;
}
