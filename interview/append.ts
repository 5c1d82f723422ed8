/** Appends `more` to a list. `push(...more)` would overflow the stack at 100,000 elements. */
export function append<Item>(list: Item[], more: readonly Item[]): void {
  for (const item of more) list.push(item);
}
