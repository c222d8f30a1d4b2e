import { defineConfig } from "athanor";
import { sequences } from "./sequences.ts";

export default defineConfig({
  dialect: "postgresql",
  scriptLocation: "migrations",
  plugins: [sequences],
});
