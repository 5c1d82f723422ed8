/** Puts all of `more` at the end of a list. `push(...more)` puts each on the stack first, which 100,000 elements overflow. */
export function append<Item>(list: Item[], more: readonly Item[]): void {
  for (const item of more) list.push(item);
}
