/** The order of what two sides arranged, each in its own way, out of one sequence. Things are told apart by name, once each. */
import { diffArrays } from 'diff';

type MergedOrder = Readonly<{
  order: string[];
  /** Moved by both, each to another place: they stand where `mine` has them unless `follow` says otherwise. */
  clashes: string[];
  /** What each side moved among the things that it shares with the base. */
  moved: Readonly<{ mine: ReadonlySet<string>; theirs: ReadonlySet<string> }>;
}>;

type OrderOptions = Readonly<{
  /** Whether a name is part of the result. */
  keeps: (name: string) => boolean;
  /** Begins a part of its own: what the other side put in at the same place does not come between it and what follows. */
  begins?: (name: string) => boolean;
  /** Of a clash: true takes their place. */
  follow?: (name: string) => boolean;
}>;

/** What stands in another order in `side` than in `base`, as few as possible. */
function movedIn(base: readonly string[], side: readonly string[]): Set<string> {
  const known = new Set(base);
  const now = side.filter((name) => known.has(name));
  const kept = new Set(now);
  const then = base.filter((name) => kept.has(name));
  if (then.join('\n') === now.join('\n')) return new Set();
  return new Set(diffArrays(then, now).flatMap((part) => (part.added ? part.value : [])));
}

/** The nearest name before each that both sides have. */
function neighbours(side: readonly string[], shared: ReadonlySet<string>): Map<string, string> {
  const before = new Map<string, string>();
  let last = '';
  for (const name of side) {
    before.set(name, last);
    if (shared.has(name)) last = name;
  }
  return before;
}

/**
 * Mine is where it starts from; what they put in or moved then goes behind what it follows on their side. With nothing
 * changed on one side, the order is the other's.
 */
export function mergeOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
  { keeps, begins = () => false, follow = () => false }: OrderOptions,
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
  const comes = (name: string): boolean => {
    if (!own.has(name)) return true;
    if (agreed || !moved.theirs.has(name)) return false;
    return clash.has(name) ? follow(name) : !moved.mine.has(name);
  };
  const known = new Set(base);
  const isNew = (name: string): boolean => !known.has(name) && !other.has(name);
  /** What I put in behind something that they moved goes with it, up to what begins a part of its own. */
  const behind = new Map<string, string[]>();
  const carried = new Set<string>();
  mine.forEach((name, at) => {
    if (!comes(name)) return;
    const run: string[] = [];
    for (let place = at + 1; place < mine.length; place += 1) {
      const next = mine[place] as string;
      if (!isNew(next) || begins(next)) break;
      if (keeps(next)) run.push(next);
      carried.add(next);
    }
    behind.set(name, run);
  });
  const order = mine.filter((name) => keeps(name) && !comes(name) && !carried.has(name));
  const placed = new Set(order);
  let before: string | undefined;
  for (const name of theirs) {
    if (!keeps(name)) continue;
    if (comes(name)) {
      let at = before === undefined ? 0 : order.indexOf(before) + 1;
      const follows = before !== undefined && comes(before) && !own.has(before);
      // Put in by me at the very same place: before theirs, but never between their answer and its question.
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
