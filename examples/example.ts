/**
 * What the examples share: they run commands as the command line would, show
 * what they run, and stop at the first that fails.
 *
 * @module
 */
import { main } from "../cli.ts";
import { connect, type Connection } from "../mod.ts";

/** One example, in a folder of its own. */
export interface Example {
  /** The folder, without a slash at its end. */
  readonly folder: string;
  /** Runs a command line in the folder's configuration. */
  athanor(...args: string[]): Promise<void>;
  /** Prints a line. */
  say(line?: string): void;
  /** Prints a query and its rows, as a list of values a row. */
  show(url: string, sql: string): Promise<void>;
  /** Opens a database whose path is relative to the folder. */
  open(url: string): Promise<Connection>;
  /** Removes files and folders that an earlier run left. */
  clean(...names: string[]): Promise<void>;
}

/** The example that a `run.ts` belongs to; `meta` is its `import.meta`. */
export function example(meta: ImportMeta): Example {
  const folder = meta.dirname ?? ".";
  const open = (url: string): Promise<Connection> =>
    connect(url, { directory: folder });
  return {
    folder,
    open,
    say,
    async athanor(...args) {
      say(`$ athanor ${args.join(" ")}`);
      const config = `${folder}/athanor.config.ts`;
      const code = await main([...args, "--config", config]);
      if (code !== 0) Deno.exit(code);
      say();
    },
    async show(url, sql) {
      const connection = await open(url);
      try {
        say(sql);
        for (const row of await connection.query(sql)) {
          say(`  ${Object.values(row).map(String).join(" | ")}`);
        }
        say();
      } finally {
        await connection.close();
      }
    },
    async clean(...names) {
      for (const name of names) {
        await Deno.remove(`${folder}/${name}`, { recursive: true })
          .catch(() => {});
      }
    },
  };
}

function say(line = ""): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}
