import { defineConfig } from "athanor";

export default defineConfig({
  scriptLocation: "migrations",
  targetMetadata: "./schema.ts",
});
