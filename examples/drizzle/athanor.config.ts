import { defineConfig, fromDrizzle } from "athanor";
import * as core from "npm:drizzle-orm@0.45.4/sqlite-core";
import * as schema from "./schema.ts";

export default defineConfig({
  url: "sqlite:library.db",
  scriptLocation: "migrations",
  targetMetadata: fromDrizzle(schema, core),
});
