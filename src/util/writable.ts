/** A type whose members may be set, while a value of it is made. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };
