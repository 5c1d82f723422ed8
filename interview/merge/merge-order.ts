/** Merges the orders that two sides gave to one sequence of unique names. */
import { diffArrays } from 'diff';

type MergedOrder = Readonly<{
  order: string[];
  /** Names moved by both to different positions; `mine` wins unless `follow` decides otherwise. */
  clashes: string[];
  /** Names of the base that each side moved. */
  moved: Readonly<{ mine: ReadonlySet<string>; theirs: ReadonlySet<string> }>;
}>;

type OrderOptions = Readonly<{
  /** Whether the name is in the result. */
  keeps: (name: string) => boolean;
  /** Whether the name starts a part: the other side's insertions never separate it from what follows. */
  isPartStart?: (name: string) => boolean;
  /** For a clash: true takes their position. */
  follow?: (name: string) => boolean;
}>;

/** The smallest set of names whose order differs between `side` and `base`. */
function movedIn(base: readonly string[], side: readonly string[]): Set<string> {
  const baseNames = new Set(base);
  const now = side.filter((name) => baseNames.has(name));
  const commonNames = new Set(now);
  const then = base.filter((name) => commonNames.has(name));
  if (then.join('\n') === now.join('\n')) return new Set();
  return new Set(diffArrays(then, now).flatMap((part) => (part.added ? part.value : [])));
}

/** The nearest preceding shared name of each name. */
function neighbours(side: readonly string[], shared: ReadonlySet<string>): Map<string, string> {
  const precedingNames = new Map<string, string>();
  let last = '';
  for (const name of side) {
    precedingNames.set(name, last);
    if (shared.has(name)) last = name;
  }
  return precedingNames;
}

/**
 * Starts from my order, then places their insertions and moves after the name they follow on their side. If one side is
 * unchanged, the result is the other's order.
 */
export function mergeOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
  { keeps, isPartStart: begins = () => false, follow = () => false }: OrderOptions,
): MergedOrder {
  const moved = { mine: movedIn(base, mine), theirs: movedIn(base, theirs) };
  const own = new Set(mine);
  const other = new Set(theirs);
  const shared = new Set(mine.filter((name) => other.has(name)));
  const places = [neighbours(mine, shared), neighbours(theirs, shared)] as const;
  const agreed =
    mine.filter((name) => shared.has(name)).join('\n') ===
    theirs.filter((name) => shared.has(name)).join('\n');
  const clashes = agreed
    ? []
    : mine.filter(
        (name) =>
          moved.mine.has(name) &&
          moved.theirs.has(name) &&
          places[0].get(name) !== places[1].get(name) &&
          keeps(name),
      );
  const clash = new Set(clashes);
  const isPlacedByThem = (name: string): boolean => {
    if (!own.has(name)) return true;
    if (agreed || !moved.theirs.has(name)) return false;
    return clash.has(name) ? follow(name) : !moved.mine.has(name);
  };
  const baseNames = new Set(base);
  const isNew = (name: string): boolean => !baseNames.has(name) && !other.has(name);
  /** My insertions after a name that they moved, up to the start of a part, move with it. */
  const behind = new Map<string, string[]>();
  const carried = new Set<string>();
  mine.forEach((name, at) => {
    if (!isPlacedByThem(name)) return;
    const run: string[] = [];
    for (let index = at + 1; index < mine.length; index += 1) {
      const next = mine[index] as string;
      if (!isNew(next) || begins(next)) break;
      if (keeps(next)) run.push(next);
      carried.add(next);
    }
    behind.set(name, run);
  });
  const order = mine.filter((name) => keeps(name) && !isPlacedByThem(name) && !carried.has(name));
  const placed = new Set(order);
  let before: string | undefined;
  for (const name of theirs) {
    if (!keeps(name)) continue;
    if (isPlacedByThem(name)) {
      let at = before === undefined ? 0 : order.indexOf(before) + 1;
      const follows = before !== undefined && isPlacedByThem(before) && !own.has(before);
      // My insertions at the same position come before theirs, but never between their question and its answer.
      for (let next = follows ? undefined : order[at]; next !== undefined && isNew(next); next = order[at]) {
        if (begins(next) && !begins(name)) break;
        at += 1;
      }
      order.splice(at, 0, name, ...(behind.get(name) ?? []));
      placed.add(name);
    }
    if (placed.has(name)) before = name;
  }
  return { order, clashes, moved };
}
