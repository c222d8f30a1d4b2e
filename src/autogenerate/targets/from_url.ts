import { workingDirectory } from "../../util/host.ts";
import { loading } from "../../util/load_module.ts";
import type { Target } from "../target.ts";
import type { urlMetadata } from "./url_metadata.ts";

/** Configurations are read by every command; few compare. */
const metadataOf = loading<typeof urlMetadata>(
  "autogenerate/targets/url_metadata.ts",
  "urlMetadata",
);

/**
 * Another database of the same engine, as a target for autogenerate: what its
 * default schema holds, or with `includeSchemas` all of its schemas. It is only
 * read.
 *
 * @param url where it is; the path of a SQLite file is relative to `athanor.config.ts`
 * @returns a target, for `targetMetadata`
 *
 * @example
 * ```ts
 * import { defineConfig, fromUrl } from "athanor";
 *
 * export default defineConfig({
 *   url: "postgres://localhost/shop",
 *   targetMetadata: fromUrl("postgres://localhost/shop_model"),
 * });
 * ```
 */
export function fromUrl(url: string | URL): Target {
  return urlTarget(String(url), workingDirectory());
}

function urlTarget(url: string, directory: string): Target {
  return {
    kind: "target",
    within: (folder) => urlTarget(url, folder),
    metadata: (context) => metadataOf(url, { directory, context }),
  };
}
