import { SCRIPT_TEMPLATE } from "../template.ts";
import { ONE_DATABASE, type ProjectTemplate } from "./project_template.ts";

/** One database, and nothing to look after. */
export const generic: ProjectTemplate = {
  summary: "One database, with the built-in environment",
  settings: ONE_DATABASE,
  script: SCRIPT_TEMPLATE,
};
