/** A new id: 12 random hexadecimal digits. */
export function newRevisionId(): string {
  return crypto.randomUUID().slice(-12);
}
