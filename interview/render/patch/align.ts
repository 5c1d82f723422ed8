/** Aligns two sequences: finds the largest set of matches in order. */

/** `i` to `i + p` in the first sequence matches `j` to `j + q` in the second. */
export type Match = Readonly<{ i: number; p: number; j: number; q: number; weight: number }>;

/** The heaviest chain of matches that is ordered in both sequences. O(m log m). */
export function heaviestChain(matches: readonly Match[], length: number): Match[] {
  type Node = { match: Match; total: number; before: Node | undefined };
  const starts = matches.toSorted((one, other) => one.i - other.i || one.j - other.j);
  /** The best chain that ends at or before a position in the second sequence: a tree of prefix maxima. */
  const tree: (Node | undefined)[] = Array.from({ length: length + 2 });
  const best = (position: number): Node | undefined => {
    let bestNode: Node | undefined;
    for (let at = position + 1; at > 0; at -= at & -at) {
      const node = tree[at];
      if (node !== undefined && node.total > (bestNode?.total ?? 0)) bestNode = node;
    }
    return bestNode;
  };
  const add = (position: number, node: Node): void => {
    for (let at = position + 1; at < tree.length; at += at & -at)
      if (node.total > (tree[at]?.total ?? 0)) tree[at] = node;
  };
  const open: Node[] = [];
  let last: Node | undefined;
  for (const match of starts) {
    // A chain can be continued once it has ended in the first sequence too.
    for (let at = open.length - 1; at >= 0; at -= 1) {
      const node = open[at] as Node;
      if (node.match.i + node.match.p <= match.i) {
        add(node.match.j + node.match.q, node);
        open.splice(at, 1);
      }
    }
    const before = best(match.j);
    const node: Node = { match, total: (before?.total ?? 0) + match.weight, before };
    open.push(node);
    if (node.total > (last?.total ?? 0)) last = node;
  }
  const chain: Match[] = [];
  for (let at = last; at !== undefined; at = at.before) chain.unshift(at.match);
  return chain;
}

/** The share of words that two texts have in common, from 0 to 1. */
export function likeness(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of other) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    common += 1;
  }
  return one.length + other.length === 0 ? 0 : (2 * common) / (one.length + other.length);
}

/** Pairs two short sequences in order with the greatest sum of `score`; a score of 0 is no pair. */
export function bestPairs(n: number, m: number, score: (i: number, j: number) => number): [number, number][] {
  const width = m + 1;
  const sums = new Float64Array((n + 1) * width);
  const scores = new Float64Array(n * m);
  const sum = (i: number, j: number): number => sums[i * width + j] ?? 0;
  for (let i = n - 1; i >= 0; i -= 1)
    for (let j = m - 1; j >= 0; j -= 1) {
      const own = score(i, j);
      scores[i * m + j] = own;
      const paired = own > 0 ? own + sum(i + 1, j + 1) : 0;
      sums[i * width + j] = Math.max(paired, sum(i + 1, j), sum(i, j + 1));
    }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < n && j < m;) {
    const own = scores[i * m + j] ?? 0;
    if (own > 0 && sum(i, j) === own + sum(i + 1, j + 1)) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (sum(i, j) === sum(i + 1, j)) i += 1;
    else j += 1;
  }
  return pairs;
}
