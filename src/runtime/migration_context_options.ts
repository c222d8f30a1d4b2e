import type { DialectName } from "../dialect_name.ts";
import type { KnownRevisions, OperationsHost } from "../operations/mod.ts";
import type { OutputBuffer } from "./offline_writer.ts";
import type { PreparedStatement } from "./statement_sink.ts";
import type { TimeLimitOptions } from "./time_limits.ts";

/** What a context needs of a `MetaData`. */
export interface TargetMetadata {
  /** Names what scripts leave unnamed. */
  readonly namingConvention?: OperationsHost["namingConvention"];
}

/** What a {@linkcode MigrationContext} is made from. */
export interface MigrationContextOptions extends TimeLimitOptions {
  /** An open connection or client; it stays open. */
  readonly connection?: unknown;
  /** The dialect to write for when there is no connection. */
  readonly dialectName?: DialectName;
  /** Whether statements are written instead of sent. @default {true without a connection} */
  readonly asSql?: boolean;
  /** The revisions of the project, for operations that refer to them. */
  readonly script?: KnownRevisions;
  /** Takes the script in offline mode. @default {nowhere} */
  readonly outputBuffer?: OutputBuffer;
  /** Told of each statement of the script in offline mode. */
  readonly onStatement?: (statement: PreparedStatement) => void;
  /** The server to write for in offline mode. @default {the newest that is known} */
  readonly serverVersion?: string;
  /** Whether DDL takes part in transactions. @default {what the dialect does} */
  readonly transactionalDdl?: boolean;
  /** Whether each migration is a transaction of its own. @default {true} */
  readonly transactionPerMigration?: boolean;
  /** How often a revision that did not get a lock, and was rolled back, is tried again. @default {3 with `lockTimeout`, else 0} */
  readonly lockRetries?: number;
  /** The table that keeps what is applied. @default {"athanor_version"} */
  readonly versionTable?: string;
  /** The schema of that table. @default {the connection's schema} */
  readonly versionTableSchema?: string;
  /** Whether the version table has a primary key. @default {true} */
  readonly versionTablePk?: boolean;
  /** Where the naming convention for unnamed constraints comes from; the first one's counts. */
  readonly targetMetadata?: TargetMetadata | readonly TargetMetadata[];
}
