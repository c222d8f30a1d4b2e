import { defineConfig } from "athanor";

export default defineConfig({
  // The databases are in migrations/env.ts.
  scriptLocation: "migrations",
});
