/** How a block is told in a list of changes: its words, who speaks, and what it is. */
import { shown } from '../compare/block-content.ts';
import type { Post, TopBlock } from '../document.ts';
import { joinNames, namedParticipants, participantsById } from '../speakers.ts';
import { publishedKeys } from './identities.ts';
import type { MergedKind } from './merging.ts';
import type { Outcome } from './merge-blocks.ts';

type Side = 'base' | 'mine' | 'theirs';

export type Teller = Readonly<{
  what: (base: TopBlock | undefined, mine: TopBlock | undefined, theirs: TopBlock | undefined) => MergedKind;
  /** The names before an answer; '' for anything else. */
  who: (block: TopBlock, side: Side) => string;
  text: (block: TopBlock, side: Side) => string;
  /** The text; with the names before it where these are what differs. */
  differing: (block: TopBlock, side: Side, others: readonly (TopBlock | undefined)[]) => string;
  /** The words of what stands before a block on one side; '' at the beginning. */
  follows: (
    name: string,
    post: Post,
    outcomes: readonly Outcome<TopBlock>[],
    side: 'mine' | 'theirs',
  ) => string;
}>;

const isPictures = (block: TopBlock): boolean => block.type === 'image' || block.type === 'gallery';
const MOST_WORDS = 160;

export function teller(posts: Readonly<Record<Side, Post>>): Teller {
  const people = {
    base: participantsById(posts.base),
    mine: participantsById(posts.mine),
    theirs: participantsById(posts.theirs),
  };
  const key = publishedKeys(posts.mine.language);
  const names = (block: TopBlock, side: Side): string => {
    const ids =
      block.type === 'answer'
        ? block.participants
        : block.type === 'question'
          ? [...(block.by ?? []), ...(block.to ?? [])]
          : [];
    return joinNames(
      namedParticipants(ids, people[side]).map((person) => person.label),
      posts[side].language,
    );
  };
  const idsOf = (block: TopBlock | undefined): string =>
    block?.type === 'answer'
      ? `${block.participants.join(' ')} ${String(block.labelShown)}`
      : block?.type === 'question'
        ? `${block.by?.join(' ')} / ${block.to?.join(' ')}`
        : '';
  /** Of an answer, its words alone: what is left when its pictures are taken out. */
  const words = (block: TopBlock): string =>
    block.type === 'answer'
      ? key({ ...block, blocks: block.blocks.filter((inner) => !isPictures(inner)) })
      : key(block);
  return {
    what: (base, mine, theirs) => {
      const one = mine ?? theirs ?? base;
      if (one === undefined) return 'text';
      if (one.type === 'question') return 'question';
      if (one.type !== 'answer') return isPictures(one) ? 'picture' : 'text';
      if (base === undefined || mine === undefined || theirs === undefined) return 'answer';
      return new Set([base, mine, theirs].map(words)).size === 1 ? 'picture' : 'answer';
    },
    who: (block, side) => (block.type === 'answer' ? names(block, side).slice(0, 2_000) : ''),
    text: (block) => shown(block),
    differing: (block, side, others) => {
      const present = others.filter((other) => other !== undefined);
      const renamed = present.some((other) => idsOf(other) !== idsOf(block));
      const label = renamed ? names(block, side) : '';
      return label === '' ? shown(block) : `[${label}] ${shown(block)}`;
    },
    follows: (name, post, outcomes, side) => {
      const at = outcomes.find((outcome) => outcome.name === name)?.[side];
      const place = at === undefined ? -1 : post.body.indexOf(at);
      const before = place > 0 ? post.body[place - 1] : undefined;
      return before === undefined ? '' : shown(before).slice(0, MOST_WORDS);
    },
  };
}
