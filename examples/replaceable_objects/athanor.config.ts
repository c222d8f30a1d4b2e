import { defineConfig } from "athanor";
import { replaceable } from "./replaceable.ts";

export default defineConfig({
  url: "sqlite:customers.db",
  scriptLocation: "migrations",
  plugins: [replaceable],
});
