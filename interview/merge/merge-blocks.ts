/** Blocks of three versions as one sequence: of a body, of an answer, of a lead. */
import type { TopBlock } from '../document.ts';
import { identities, type KeyOf } from './identities.ts';
import { mergeOrder } from './merge-order.ts';
import { pick } from './pick.ts';

/** One block in three versions; absent where it does not stand. At least one stands. */
export type Three<Block> = Readonly<{
  name: string;
  base: Block | undefined;
  mine: Block | undefined;
  theirs: Block | undefined;
}>;

/** How one block came out. `order`: nothing but its place changed. */
export type Outcome<Block> = Three<Block> &
  Readonly<{
    from: 'none' | 'mine' | 'theirs' | 'both' | 'conflict';
    /** Who moved it, if anybody. `clash`: each to another place. */
    moved: 'none' | 'mine' | 'theirs' | 'both' | 'clash';
  }>;

type MergedBlocks<Block> = Readonly<{
  blocks: Block[];
  /** In reading order; what both took out stands at the end. */
  outcomes: Outcome<Block>[];
}>;

type BlockChoices<Block> = Readonly<{
  /** What stands in the place of a block that both changed, none where it goes. */
  choose: (three: Three<Block>) => readonly Block[];
  /** Of a block that both moved: true takes their place. */
  follow?: (name: string) => boolean;
}>;

const NOWHERE = '';

/** Deterministic. With one side unchanged, the other comes out as it is. */
export function mergeBlocks<Block extends TopBlock>(
  base: readonly Block[],
  mine: readonly Block[],
  theirs: readonly Block[],
  key: KeyOf,
  { choose, follow }: BlockChoices<Block>,
): MergedBlocks<Block> {
  const names = identities(base, mine, theirs, key);
  const places = (side: readonly Block[], own: readonly string[]): Map<string, Block> =>
    new Map(side.map((block, at) => [own[at] ?? '', block]));
  const [then, ours, others] = [
    places(base, names.base),
    places(mine, names.mine),
    places(theirs, names.theirs),
  ];
  const keyOf = (block: Block | undefined): string => (block === undefined ? NOWHERE : `+${key(block)}`);

  const results = new Map<string, { blocks: readonly Block[]; from: Outcome<Block>['from'] }>();
  for (const name of new Set([...names.base, ...names.mine, ...names.theirs])) {
    const three = { name, base: then.get(name), mine: ours.get(name), theirs: others.get(name) };
    const picked = pick(three.base, three.mine, three.theirs, keyOf);
    results.set(
      name,
      picked.kind === 'conflict'
        ? { blocks: choose(three), from: 'conflict' }
        : { blocks: picked.value === undefined ? [] : [picked.value], from: picked.from },
    );
  }
  const begins = (name: string): boolean => (ours.get(name) ?? others.get(name))?.type === 'question';
  const { order } = mergeOrder(names.base, names.mine, names.theirs, {
    keeps: (name) => (results.get(name)?.blocks.length ?? 0) > 0,
    begins,
    ...(follow === undefined ? {} : { follow }),
  });
  // Told in the same order whatever is decided, what goes where it stood.
  const told = mergeOrder(names.base, names.mine, names.theirs, { keeps: () => true, begins });
  const { moved } = told;
  const clash = new Set(told.clashes);
  const left = new Set(told.order);
  const gone = names.base.filter((name) => !left.has(name));
  const outcomes = [...told.order, ...gone].map((name): Outcome<Block> => {
    const [byMe, byThem] = [moved.mine.has(name), moved.theirs.has(name)];
    return {
      name,
      base: then.get(name),
      mine: ours.get(name),
      theirs: others.get(name),
      from: results.get(name)?.from ?? 'none',
      moved: clash.has(name) ? 'clash' : byMe && byThem ? 'both' : byMe ? 'mine' : byThem ? 'theirs' : 'none',
    };
  });
  return { blocks: order.flatMap((name) => results.get(name)?.blocks ?? []), outcomes };
}
