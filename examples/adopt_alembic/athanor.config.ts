import { defineConfig } from "athanor";

export default defineConfig({
  url: "sqlite:app.db",
  scriptLocation: "migrations",
  // The table that Alembic kept; the ids of its revisions stay good.
  versionTable: "alembic_version",
});
