import {
  digits,
  inPackage,
  type Peer,
  revisionFiles,
  statementsOf,
  tableOf,
  type Work,
} from "./peer.ts";

function dataSource({ database, url }: Work): string {
  const where = JSON.stringify(url);
  const options = database === "sqlite"
    ? `type: "better-sqlite3", database: ${where}`
    : `type: "postgres", url: ${where}`;
  return `require("reflect-metadata");
const { DataSource } = require("typeorm");
module.exports = new DataSource({
  ${options},
  migrations: [__dirname + "/migrations/*.cjs"],
});
`;
}

/** As `typeorm migration:generate` writes it. */
function migration(at: number): string {
  const name = `R${digits(at)}${1_700_000_000_000 + at}`;
  const statements = statementsOf(at)
    .map((sql) => `    await queryRunner.query(${JSON.stringify(sql)});`)
    .join("\n");
  return `module.exports = class ${name} {
  name = "${name}";
  async up(queryRunner) {
${statements}
  }
  async down(queryRunner) {
    await queryRunner.query("DROP TABLE ${tableOf(at)}");
  }
};
`;
}

/** TypeORM's migrations by its command line. */
export const typeorm: Peer = {
  name: "TypeORM",
  runtime: "node",
  package: "typeorm",
  help: (
    installed,
  ) => ["node", inPackage(installed, "typeorm/cli.js"), "--help"],
  project: (work, installed) => {
    const cli = inPackage(installed, "typeorm/cli.js");
    const source = ["-d", "data_source.cjs"];
    const mode = work.each ? "each" : "all";
    return {
      files: {
        "data_source.cjs": dataSource(work),
        ...revisionFiles(
          work,
          (at) => [`migrations/${digits(at)}_r.cjs`, migration(at)],
        ),
      },
      commands: {
        up: ["node", cli, "migration:run", ...source, "-t", mode],
        status: ["node", cli, "migration:show", ...source],
      },
    };
  },
};
