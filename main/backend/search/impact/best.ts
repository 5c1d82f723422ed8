/** The first few of many, without sorting the many. */

/**
 * The slots marked in `matched` with the greatest `first` key, then the greatest `second`, then the greatest slot; best
 * first, at most `count`.
 */
export function bestSlots(
  matched: Uint8Array,
  size: number,
  { first, second, count }: Readonly<{ first: Float64Array; second: Float64Array; count: number }>,
): number[] {
  const below = (a: number, b: number): boolean => {
    const [one, two] = [first[a] ?? 0, first[b] ?? 0];
    if (one !== two) return one < two;
    const [three, four] = [second[a] ?? 0, second[b] ?? 0];
    return three === four ? a < b : three < four;
  };
  // A heap whose top is the worst of the best so far.
  const heap: number[] = [];
  if (count <= 0) return heap;
  let worst = -Infinity;
  for (let slot = 0; slot < size; slot += 1) {
    if (matched[slot] !== 1) continue;
    if (heap.length < count) {
      heap.push(slot);
      if (heap.length === count) {
        for (let place = (count >> 1) - 1; place >= 0; place -= 1) sink(heap, place, below);
        worst = first[heap[0] ?? 0] ?? 0;
      }
    } else if ((first[slot] ?? 0) >= worst && below(heap[0] ?? 0, slot)) {
      heap[0] = slot;
      sink(heap, 0, below);
      worst = first[heap[0] ?? 0] ?? 0;
    }
  }
  return heap.toSorted((a, b) => (below(a, b) ? 1 : -1));
}

function sink(heap: number[], from: number, below: (a: number, b: number) => boolean): void {
  const moved = heap[from] ?? 0;
  let place = from;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && below(heap[child + 1] ?? 0, heap[child] ?? 0)) child += 1;
    if (!below(heap[child] ?? 0, moved)) break;
    heap[place] = heap[child] ?? 0;
    place = child;
  }
  heap[place] = moved;
}
