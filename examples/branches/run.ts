/**
 * Two teams migrate one PostgreSQL: each has a branch of its own, one depends
 * on the other, and a merge joins them.
 *
 * @module
 */
import { example } from "../example.ts";

const { athanor, clean } = example(import.meta);

await clean("shop");
await athanor("branches");
await athanor("upgrade", "s2");
await athanor("current");
await athanor("upgrade", "heads");
await athanor("history");
await athanor("downgrade", "billing@b1");
await athanor("downgrade", "base");
