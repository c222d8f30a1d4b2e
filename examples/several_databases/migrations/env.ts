/** Goes through the databases one after the other; each has its own version table. */
import { context } from "athanor";

const databases = {
  library: "sqlite:library.db",
  archive: "sqlite:archive.db",
};

export default async function run(): Promise<void> {
  const { only } = context.getXArgument({ asDictionary: true });
  for (const [engine, url] of Object.entries(databases)) {
    if (only !== undefined && only !== engine) continue;
    await context.configure({ url });
    await context.runMigrations({ engine });
  }
}
