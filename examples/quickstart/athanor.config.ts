import { defineConfig } from "athanor";

export default defineConfig({
  url: "sqlite:quickstart.db",
  scriptLocation: "migrations",
});
