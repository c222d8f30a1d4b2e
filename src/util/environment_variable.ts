/**
 * Reads an environment variable. Without the permission to, it counts as unset,
 * and nobody is prompted: every variable that Athanor reads has another way in.
 */
export function environmentVariable(name: string): string | undefined {
  const permission = Deno.permissions.querySync({
    name: "env",
    variable: name,
  });
  if (permission.state !== "granted") return undefined;
  return Deno.env.get(name) || undefined;
}
