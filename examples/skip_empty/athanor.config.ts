import { defineConfig } from "athanor";

export default defineConfig({
  url: "sqlite:app.db",
  scriptLocation: "migrations",
  targetMetadata: "./schema.ts",
});
