import { context, type ProcessRevisionDirectives } from "athanor";

/** No file where nothing changed; a revision that is written by hand stays. */
const skipEmpty: ProcessRevisionDirectives = (
  context,
  _parents,
  directives,
) => {
  const [script] = directives;
  const isEmpty = script?.upgradeOpsList.every((ops) => ops.isEmpty());
  if (context.options.targetMetadata === undefined || isEmpty !== true) return;
  directives.length = 0;
};

export default async function run(): Promise<void> {
  await context.configure({ processRevisionDirectives: skipEmpty });
  await context.runMigrations();
}
