/**
 * The command line: `deno run -A cli.ts --help`.
 *
 * @module
 */
import { main } from "./src/commands/main.ts";

export { main };

if (import.meta.main) Deno.exit(await main(Deno.args));
