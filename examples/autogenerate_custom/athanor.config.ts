import { defineConfig } from "athanor";
import { metadata, views } from "./schema.ts";
import { viewsPlugin } from "./views.ts";

export default defineConfig({
  url: "sqlite:app.db",
  scriptLocation: "migrations",
  targetMetadata: metadata,
  plugins: [viewsPlugin(views)],
});
