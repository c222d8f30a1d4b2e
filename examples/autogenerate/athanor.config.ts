import { defineConfig } from "athanor";

export default defineConfig({
  url: "sqlite:library.db",
  scriptLocation: "migrations",
  // A project has one schema, "./schema.ts"; this one shows how it changes.
  targetMetadata: () => `./schema/${Deno.env.get("SCHEMA") ?? "later"}.ts`,
});
