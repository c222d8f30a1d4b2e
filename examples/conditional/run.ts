/**
 * One revision, two ways: with `-x data=true` it also fills the table. The
 * template gives each new revision the same two parts.
 *
 * @module
 */
import { example } from "../example.ts";

const { athanor, clean, show } = example(import.meta);
const COUNT = "SELECT count(*) FROM planet";

await clean("planets.db");
await athanor("upgrade", "head");
await show("sqlite:planets.db", COUNT);
await athanor("downgrade", "base");
await athanor("upgrade", "head", "-x", "data=true");
await show("sqlite:planets.db", COUNT);
await athanor("revision", "-m", "More planets", "--rev-id", "7e90");
await athanor("upgrade", "head");
await clean("migrations/versions/7e90_more_planets.ts");
