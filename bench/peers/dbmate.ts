import {
  digits,
  inPackage,
  type Installed,
  type Peer,
  revisionFiles,
  statementsOf,
  tableOf,
  type Work,
} from "./peer.ts";

function migration(at: number): string {
  const statements = statementsOf(at).map((sql) => `${sql};\n`).join("");
  return `-- migrate:up\n${statements}
-- migrate:down\nDROP TABLE ${tableOf(at)};\n`;
}

function urlOf({ database, url }: Work): string {
  // Its driver sets `synchronous` to NORMAL, and commits with a sync less than the others.
  return database === "sqlite"
    ? `sqlite:${url}?_synchronous=FULL`
    : `${url}?sslmode=disable`;
}

/** The program itself, without the Node script that npm starts it by. */
function binary(installed: Installed): string {
  const { os, arch } = Deno.build;
  const name = `${os}-${arch === "x86_64" ? "x64" : "arm64"}`;
  return inPackage(installed, `@dbmate/${name}/bin/dbmate`);
}

/** dbmate: SQL files and a program written in Go. */
export const dbmate: Peer = {
  name: "dbmate",
  runtime: "native",
  package: "dbmate",
  help: (installed) => [binary(installed), "--help"],
  cannot: ({ each }) => each ? undefined : "has no transaction for all",
  note: ({ database }) =>
    database === "sqlite"
      ? "is told to sync its commits as the others do (`_synchronous=FULL`)"
      : undefined,
  project: (work, installed) => {
    const line = [
      "--url",
      urlOf(work),
      "--migrations-dir",
      "migrations",
      "--no-dump-schema",
    ];
    return {
      files: revisionFiles(
        work,
        (
          at,
        ) => [`migrations/200001010${digits(at)}_r.sql`, migration(at)],
      ),
      commands: {
        up: [binary(installed), ...line, "up"],
        status: [binary(installed), ...line, "status", "--quiet"],
      },
    };
  },
};
