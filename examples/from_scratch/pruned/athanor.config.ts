import { defineConfig } from "athanor";

/** The same project after its older files were deleted. */
export default defineConfig({ scriptLocation: "migrations" });
