import { defineConfig } from "athanor";

export default defineConfig({
  url: "sqlite:planets.db",
  scriptLocation: "migrations",
});
