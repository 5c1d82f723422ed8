/** One of the eight tints for a person outside a post, always the same for the same id. */
export function tintOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 997;
  return (sum % 8) + 1;
}
