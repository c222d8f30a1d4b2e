import { alembic } from "./alembic.ts";
import { dbmate } from "./dbmate.ts";
import { drizzle } from "./drizzle.ts";
import { knex } from "./knex.ts";
import { kysely } from "./kysely.ts";
import { nodePgMigrate } from "./node_pg_migrate.ts";
import type { Installed, Peer } from "./peer.ts";
import { typeorm } from "./typeorm.ts";
import { umzug } from "./umzug.ts";

export {
  alembic,
  dbmate,
  drizzle,
  knex,
  kysely,
  nodePgMigrate,
  typeorm,
  umzug,
};
export type {
  CommandLine,
  Commands,
  Database,
  Installed,
  Peer,
  Work,
} from "./peer.ts";

const PEERS: readonly Peer[] = [
  alembic,
  knex,
  kysely,
  drizzle,
  umzug,
  typeorm,
  nodePgMigrate,
  dbmate,
];

/** The peers that are installed. */
export function peersOf({ versions }: Installed): readonly Peer[] {
  return PEERS.filter((peer) => peer.package in versions);
}

/** Whether a peer runs where the goals say "every Node and Python peer". */
export function isScripted({ runtime }: Peer): boolean {
  return runtime !== "native";
}
