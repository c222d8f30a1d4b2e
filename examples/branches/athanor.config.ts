import { defineConfig } from "athanor";

export default defineConfig({
  // A PostgreSQL in this process and this folder, unless DATABASE_URL names a server.
  url: "pglite:shop",
  scriptLocation: "migrations",
});
