import { environment } from "./environment.ts";
import { generic } from "./generic.ts";
import { multidb } from "./multidb.ts";
import type { ProjectTemplate } from "./project_template.ts";

/** The kinds of project that `init` can begin, by name. */
export const PROJECT_TEMPLATES: Readonly<Record<string, ProjectTemplate>> = {
  generic,
  environment,
  multidb,
};

/** What {@linkcode PROJECT_TEMPLATES} are for, by name. */
export const TEMPLATES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(PROJECT_TEMPLATES)
    .map(([name, { summary }]) => [name, summary]),
);
