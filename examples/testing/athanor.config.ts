import { defineConfig } from "athanor";

export default defineConfig({
  url: "sqlite::memory:",
  scriptLocation: "migrations",
});
