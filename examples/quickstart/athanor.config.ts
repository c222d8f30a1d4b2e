import type { Settings } from "athanor";

export default {
  url: "sqlite:quickstart.db",
  scriptLocation: "migrations",
} satisfies Settings;
