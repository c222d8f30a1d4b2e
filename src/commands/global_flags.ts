import type { FlagSpecs } from "./command_outline.ts";

/** The flags that every command takes. */
export const GLOBAL_FLAGS = {
  config: {
    kind: "text",
    short: "c",
    value: "PATH_OR_URL",
    help: "Read this configuration file",
    completes: "files",
  },
  url: {
    kind: "text",
    value: "URL",
    help: "Use this database",
  },
  x: {
    kind: "list",
    short: "x",
    value: "NAME=VALUE",
    help: "Give env.ts an argument (repeatable)",
  },
  json: { kind: "switch", help: "Print one JSON object" },
  quiet: { kind: "switch", short: "q", help: "Say only what was asked for" },
  verbose: { kind: "switch", short: "v", help: "Say more" },
  noColor: { kind: "switch", help: "Print without colors" },
  yes: { kind: "switch", short: "y", help: "Ask nothing" },
  help: { kind: "switch", short: "h", help: "Print help" },
  version: { kind: "switch", short: "V", help: "Print the version" },
} as const satisfies FlagSpecs;
