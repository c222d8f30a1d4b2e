import { defineConfig } from "athanor";

export default defineConfig({
  url: "sqlite:lakes.db",
  scriptLocation: "migrations",
});
