/** What a project begins with beside its configuration and its versions folder. */
export interface ProjectTemplate {
  /** One line for the list of templates. */
  readonly summary: string;
  /** The lines of `athanor.config.ts` below the script location. */
  readonly settings: string;
  /** What each new revision file is made from. */
  readonly script: string;
  /** The text of `env.ts`, for what it imports from; absent where the built-in environment serves. */
  readonly env?: (moduleSpecifier: string) => string;
  /** What the README says beside the common part; lines of its list. */
  readonly readme?: string;
}

/** The settings of a project with one database. */
export const ONE_DATABASE = `
  // The database. Without it, DATABASE_URL from the environment, else sqlite:app.db.
  // url: "sqlite:app.db",`;
