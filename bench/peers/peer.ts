/**
 * What the benches know of a peer: how its users write a project of revisions,
 * and which commands run it.
 *
 * @module
 */

/** The databases that peers are measured on. */
export type Database = "sqlite" | "postgresql";

/** Where the peers are installed. */
export interface Installed {
  /** The folder whose `node_modules` holds the packages; projects lie below it. */
  readonly node: string;
  /** The Python of the virtual environment. */
  readonly python: string;
  /** The version of each package that could be installed. */
  readonly versions: Readonly<Record<string, string>>;
}

/** The work. */
export interface Work {
  readonly revisions: number;
  readonly database: Database;
  /** A path on SQLite, a URL on PostgreSQL. */
  readonly url: string;
  /** One transaction a revision, or one for all. */
  readonly each: boolean;
}

/** A program with its arguments; it is run in the project's folder. */
export type CommandLine = readonly [program: string, ...args: string[]];

/** The commands of a project. */
export interface Commands {
  /** Moves the database to the head. */
  readonly up: CommandLine;
  /** Shows where the database is. */
  readonly status?: CommandLine;
}

/** A tool that is measured beside ours. */
export interface Peer {
  readonly name: string;
  readonly runtime: "node" | "python" | "native";
  /** The npm or PyPI package whose version counts. */
  readonly package: string;
  /** Shows its help, where it has a command line. */
  help?(installed: Installed): CommandLine;
  /** Why it cannot do some work; nothing where it can. */
  cannot?(work: Work): string | undefined;
  /** What is different about its way of doing some work. */
  note?(work: Work): string | undefined;
  /** The files of the project by path, and its commands. */
  project(work: Work, installed: Installed): {
    readonly files: Readonly<Record<string, string>>;
    readonly commands: Commands;
  };
}

/** `file` of an installed package. */
export function inPackage(installed: Installed, file: string): string {
  return `${installed.node}/node_modules/${file}`;
}

/** A file for each revision. */
export function revisionFiles(
  { revisions }: Work,
  file: (at: number) => readonly [path: string, text: string],
): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: revisions }, (_, at) => file(at)),
  );
}

/** The table that a revision makes. */
export function tableOf(at: number): string {
  return `t_r${digits(at)}`;
}

/** A number whose texts sort as the numbers do. */
export function digits(at: number): string {
  return String(at).padStart(5, "0");
}

/** The statements of a revision, for the peers whose users write SQL. */
export function statementsOf(at: number): readonly [string, string] {
  const table = tableOf(at);
  return [
    `CREATE TABLE ${table} (id INTEGER NOT NULL PRIMARY KEY, ` +
    `name VARCHAR(50) NOT NULL, email VARCHAR(100), age INTEGER DEFAULT 0, ` +
    `balance NUMERIC(10, 2), created TIMESTAMP)`,
    `CREATE INDEX ix_r${digits(at)} ON ${table} (email)`,
  ];
}
