import type { Config } from "../config/config.ts";
import type { DialectName } from "../dialect_name.ts";
import type { SchemaSnapshot } from "../environment.ts";
import { AthanorError } from "../errors.ts";
import { runEnvironment } from "../run_environment.ts";
import { ScriptDirectory } from "../script/mod.ts";
import { nearest } from "../util/nearest.ts";
import type { CommandModule } from "./command_module.ts";
import { type InspectedSchema, inspectedSchema } from "./inspected_schema.ts";
import { schemaText } from "./inspected_text.ts";
import type { CommandInput } from "./table.ts";

export type {
  InspectedColumn,
  InspectedConstraint,
  InspectedIndex,
  InspectedSchema,
  InspectedTable,
  InspectedValues,
} from "./inspected_schema.ts";

/** What may be asked of {@linkcode inspect}. */
export interface InspectOptions {
  /** The schema to read. @default {the default schema of the connection} */
  readonly schema?: string | undefined;
  /** The tables to read. @default {all, and views, sequences and enums} */
  readonly tables?: readonly string[] | undefined;
}

/** What one database holds. */
export interface InspectedDatabase extends InspectedSchema {
  /** Its URL without the password, or `connection` for one that was given open. */
  readonly database: string;
  /** The dialect that the database speaks. */
  readonly dialectName: DialectName;
}

/** What the databases hold. */
export interface InspectResult {
  /** One entry for each database; `env.ts` may configure several. */
  readonly databases: readonly InspectedDatabase[];
}

/**
 * Says what the database holds, as plain data. It is only looked at. Where the
 * values of `sa` are wanted, use `inspect(connection)` or `op.inspect()`.
 *
 * @throws {AthanorError} `CONNECT_FAILED`, `OPERATION_UNSUPPORTED` for a dialect
 * whose catalog is not read, `OPERATION_INVALID` for a table or schema that is not there
 */
export async function inspect(
  config: Config,
  { schema, tables = [] }: InspectOptions = {},
): Promise<InspectResult> {
  const databases: InspectedDatabase[] = [];
  await runEnvironment({
    config,
    script: await ScriptDirectory.open(config),
    readOnly: true,
    plan: async (_rows, context, database) => {
      const inspector = await context.inspect();
      const include = (name: string): boolean =>
        tables.length === 0 || tables.includes(name);
      const found = await inspector.reflect({ schema, include });
      if (tables.length > 0) {
        requireTables(tables, found, await inspector.tableNames({ schema }));
      }
      const rest = tables.length > 0
        ? { views: [], sequences: [], enums: [] }
        : {};
      const { dialectName } = context;
      databases.push({
        database,
        dialectName,
        ...inspectedSchema({ ...found, ...rest }),
      });
      return [];
    },
  });
  return { databases };
}

/** The command. */
export const cli: CommandModule<CommandInput<"inspect">, InspectResult> = {
  run: inspect,
  format({ databases }, { style, verbose }) {
    const titled = verbose || databases.length > 1;
    return databases.map((database) => {
      const text = schemaText(database, style);
      const title = style.bold("Database:");
      return titled ? `${title} ${database.database}\n\n${text}` : text;
    }).join("\n\n");
  },
};

function requireTables(
  tables: readonly string[],
  found: SchemaSnapshot,
  names: readonly string[],
): void {
  const absent = tables.find((name) =>
    !found.tables.some((table) => table.name === name)
  );
  if (absent === undefined) return;
  const meant = nearest(absent, names);
  throw new AthanorError(
    "OPERATION_INVALID",
    `The database has no table "${absent}"`,
    {
      hint: meant === undefined
        ? 'List all with "athanor inspect".'
        : `Did you mean "${meant}"?`,
    },
  );
}
