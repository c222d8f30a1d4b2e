/** The full name of something, as the catalog has it. */
export interface QualifiedName {
  readonly schema: string;
  readonly name: string;
}

/** A name as the values of reflection have it. */
export interface ReflectedName {
  readonly schema?: string;
  readonly name: string;
}

/** Leaves out the default schema, whatever the search path is. */
export function withoutDefault(
  { schema, name }: QualifiedName,
  defaultSchema: string,
): ReflectedName {
  return schema === defaultSchema ? { name } : { schema, name };
}
