import type { Measure } from "../lab.ts";
import { measureAutogenerate } from "./autogenerate.ts";
import { measureGraph } from "./graph.ts";
import { measureKernel } from "./kernel.ts";
import { measureOffline } from "./offline.ts";
import { measurePostgresql, measureSqlite } from "./runs.ts";
import { measureStart } from "./start.ts";

/** The items by the name that `--only` takes, in the order of the report. */
export const ITEMS: Readonly<
  Record<string, { readonly title: string; readonly measure: Measure }>
> = {
  start: { title: "Start", measure: measureStart },
  sqlite: { title: "1000 revisions on SQLite", measure: measureSqlite },
  postgresql: {
    title: "1000 revisions on PostgreSQL",
    measure: measurePostgresql,
  },
  offline: { title: "Offline SQL", measure: measureOffline },
  graph: { title: "The revision graph", measure: measureGraph },
  autogenerate: {
    title: "Autogenerate without changes",
    measure: measureAutogenerate,
  },
  kernel: { title: "The kernel", measure: measureKernel },
};
