/** Merges three versions of a block sequence: a body, an answer or a lead. */
import type { TopBlock } from '../document.ts';
import { identities, type KeyOf } from './identities.ts';
import { mergeOrder } from './merge-order.ts';
import { pick } from './pick.ts';

/** A block in three versions, undefined where absent; at least one is present. */
export type Three<Block> = Readonly<{
  name: string;
  base: Block | undefined;
  mine: Block | undefined;
  theirs: Block | undefined;
}>;

/** The result for one block. */
export type Outcome<Block> = Three<Block> &
  Readonly<{
    from: 'none' | 'mine' | 'theirs' | 'both' | 'conflict';
    /** The side that moved it. `clash`: both, to different places. */
    moved: 'none' | 'mine' | 'theirs' | 'both' | 'clash';
  }>;

type MergedBlocks<Block> = Readonly<{
  blocks: Block[];
  /** In reading order; blocks removed by both come last. */
  outcomes: Outcome<Block>[];
}>;

type BlockChoices<Block> = Readonly<{
  /** The blocks that replace a block changed by both; none to remove it. */
  choose: (three: Three<Block>) => readonly Block[];
  /** For a block moved by both: true takes their position. */
  follow?: (name: string) => boolean;
}>;

const NOWHERE = '';

/** Deterministic. If one side is unchanged, the result is the other side. */
export function mergeBlocks<Block extends TopBlock>(
  base: readonly Block[],
  mine: readonly Block[],
  theirs: readonly Block[],
  key: KeyOf,
  { choose, follow }: BlockChoices<Block>,
): MergedBlocks<Block> {
  const names = identities(base, mine, theirs, key);
  const blocksByName = (side: readonly Block[], own: readonly string[]): Map<string, Block> =>
    new Map(side.map((block, at) => [own[at] ?? '', block]));
  const [then, ours, others] = [
    blocksByName(base, names.base),
    blocksByName(mine, names.mine),
    blocksByName(theirs, names.theirs),
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
  const isPartStart = (name: string): boolean => (ours.get(name) ?? others.get(name))?.type === 'question';
  const { order } = mergeOrder(names.base, names.mine, names.theirs, {
    keeps: (name) => (results.get(name)?.blocks.length ?? 0) > 0,
    isPartStart,
    ...(follow === undefined ? {} : { follow }),
  });
  // Outcomes keep the same order whatever is decided; removed blocks keep their position.
  const fullOrder = mergeOrder(names.base, names.mine, names.theirs, { keeps: () => true, isPartStart });
  const { moved } = fullOrder;
  const clashes = new Set(fullOrder.clashes);
  const presentNames = new Set(fullOrder.order);
  const removedNames = names.base.filter((name) => !presentNames.has(name));
  const outcomes = [...fullOrder.order, ...removedNames].map((name): Outcome<Block> => {
    const [byMe, byThem] = [moved.mine.has(name), moved.theirs.has(name)];
    return {
      name,
      base: then.get(name),
      mine: ours.get(name),
      theirs: others.get(name),
      from: results.get(name)?.from ?? 'none',
      moved: clashes.has(name)
        ? 'clash'
        : byMe && byThem
          ? 'both'
          : byMe
            ? 'mine'
            : byThem
              ? 'theirs'
              : 'none',
    };
  });
  return { blocks: order.flatMap((name) => results.get(name)?.blocks ?? []), outcomes };
}
