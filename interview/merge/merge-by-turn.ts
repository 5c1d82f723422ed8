/**
 * Merges three versions of a post by turns: the last known state of the page, mine, and the page now. A change on one
 * side is taken. Different changes on both sides are conflicts for the author; until decided, mine stays. Nothing is
 * lost: all text is in the post or in the conflicts.
 */
import { assetsOf, visibleText } from '../compare/align.ts';
import { isPictures } from '../blocks/blocks.ts';
import type { Inline, Post, TopBlock } from '../document.ts';
import { questionsOver } from '../outline.ts';
import { joinNames, namedParticipants, participantsById } from '../speakers.ts';
import { blocksOfText, bothBlocks, textOfBlocks } from './keep-both.ts';
import { type KeyOf, publishedKeys } from './identities.ts';
import { mergeBlocks, type Outcome, type Three } from './merge-blocks.ts';
import { mergeFields, mergePeople } from './merge-fields.ts';
import {
  type Conflict,
  type Decision,
  type Decisions,
  type MergedChange,
  type MergedKind,
  reported,
} from './merge-result.ts';
import { areSerializedAlike, pick } from './pick.ts';

// Descriptions of blocks in a list of changes.

type Side = 'base' | 'mine' | 'theirs';

type BlockDescriber = Readonly<{
  what: (base: TopBlock | undefined, mine: TopBlock | undefined, theirs: TopBlock | undefined) => MergedKind;
  /** The question above a block on one side, with its number; '' if there is none. */
  question: (block: TopBlock, side: Side) => string;
  /** The speakers of an answer; '' for other blocks. */
  who: (block: TopBlock, side: Side) => string;
  text: (block: TopBlock, side: Side) => string;
  /** The text, preceded by the speakers if they differ. */
  differing: (block: TopBlock, side: Side, others: readonly (TopBlock | undefined)[]) => string;
  /** The text of the block before, on one side; '' at the beginning. */
  textBefore: (
    name: string,
    post: Post,
    outcomes: readonly Outcome<TopBlock>[],
    side: 'mine' | 'theirs',
  ) => string;
}>;

const MOST_WORDS = 160;

function createDescriber(posts: Readonly<Record<Side, Post>>): BlockDescriber {
  const people = {
    base: participantsById(posts.base),
    mine: participantsById(posts.mine),
    theirs: participantsById(posts.theirs),
  };
  const over = {
    base: questionsOver(posts.base.body),
    mine: questionsOver(posts.mine.body),
    theirs: questionsOver(posts.theirs.body),
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
  /** The text of a block; of an answer, without its pictures. */
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
    question: (block, side) => over[side].get(block) ?? '',
    who: (block, side) => (block.type === 'answer' ? names(block, side).slice(0, 2_000) : ''),
    text: (block) => visibleText(block),
    differing: (block, side, others) => {
      const present = others.filter((other) => other !== undefined);
      const renamed = present.some((other) => idsOf(other) !== idsOf(block));
      const label = renamed ? names(block, side) : '';
      return label === '' ? visibleText(block) : `[${label}] ${visibleText(block)}`;
    },
    textBefore: (name, post, outcomes, side) => {
      const at = outcomes.find((outcome) => outcome.name === name)?.[side];
      const index = at === undefined ? -1 : post.body.indexOf(at);
      const before = index > 0 ? post.body[index - 1] : undefined;
      return before === undefined ? '' : visibleText(before).slice(0, MOST_WORDS);
    },
  };
}

// A valid post: unique ids, and all speakers among the participants.

const speakerIdsOf = (block: TopBlock): readonly string[] =>
  block.type === 'answer'
    ? block.participants
    : block.type === 'question'
      ? [...(block.by ?? []), ...(block.to ?? [])]
      : [];

/** `sources`: the merged versions, from which missing speakers are added as participants. */
function validPost(post: Post, sources: readonly Post[]): Post {
  const taken = new Set<string>();
  const body = post.body.map((block) => {
    if (!('id' in block)) return block;
    const id = freeId(block.id, taken);
    taken.add(id);
    return id === block.id ? block : { ...block, id };
  });
  const present = new Set(post.participants.map(({ id }) => id));
  const participants = [...post.participants];
  for (const id of body.flatMap(speakerIdsOf)) {
    if (present.has(id)) continue;
    const person = sources.flatMap((source) => source.participants).find((candidate) => candidate.id === id);
    if (person === undefined) continue;
    present.add(id);
    participants.push(person);
  }
  return {
    ...post,
    participants: participants.length === post.participants.length ? post.participants : participants,
    body,
  };
}

/** Gives a free id to the second of two turns with one id, the same in each merge. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  for (let rank = 1, free = id; ; rank += 1, free = `${id.slice(0, 58)}-${rank}`)
    if (!taken.has(free)) return free;
}

export type MergeResult = Readonly<{
  post: Post;
  changes: readonly MergedChange[];
  conflicts: readonly Conflict[];
}>;

const NONE: Decisions = new Map();

/**
 * Merges three versions of a post. `decisions` are keyed by conflict id; undecided conflicts keep mine. Deterministic.
 * If one side is unchanged, the result is the other side.
 */
export function mergeByTurn(base: Post, mine: Post, theirs: Post, decisions: Decisions = NONE): MergeResult {
  const key = publishedKeys(mine.language);
  const describe = createDescriber({ base, mine, theirs });
  const fields = mergeFields(base, mine, theirs, decisions);
  const people = mergePeople(base, mine, theirs, decisions);
  const lead = mergeLead(base, mine, theirs, key, decisions);
  const body = mergeBody(base, mine, theirs, { key, tell: describe, decisions });
  const { version } = mine;
  const post = validPost(
    {
      version,
      ...fields.fields,
      participants: people.participants,
      ...(lead.lead === undefined ? {} : { lead: lead.lead }),
      body: body.blocks,
    },
    [mine, theirs, base],
  );
  // A result equal to one side is returned as that side, byte for byte.
  const same = [theirs, mine].find((side) => areSerializedAlike(side, post));
  return {
    post: same ?? post,
    changes: [...fields.changes, ...people.changes, ...lead.changes, ...body.changes],
    conflicts: [...fields.conflicts, ...people.conflicts, ...lead.conflicts, ...body.conflicts],
  };
}

type Paragraph = Extract<TopBlock, { type: 'paragraph' }>;
const asBlocks = (paragraphs: readonly Inline[][] | undefined): Paragraph[] =>
  (paragraphs ?? []).map((content) => ({ type: 'paragraph', content }));
const asParagraphs = (blocks: readonly TopBlock[]): Inline[][] =>
  blocks.flatMap((block) => ('content' in block && block.type === 'paragraph' ? [block.content] : []));

function mergeLead(base: Post, mine: Post, theirs: Post, key: KeyOf, decisions: Decisions) {
  const sides = [base, mine, theirs].map((post) => asBlocks(post.lead));
  const [b, m, t] = sides as [Paragraph[], Paragraph[], Paragraph[]];
  const text = (blocks: readonly TopBlock[]): string => textOfBlocks(blocks);
  const picked = pick(base.lead, mine.lead, theirs.lead, (lead) => asBlocks(lead).map(key).join('\n'));
  if (picked.kind === 'settled') {
    const changes: MergedChange[] =
      picked.from === 'none'
        ? []
        : [
            {
              what: 'lead',
              how: text(b) === '' ? 'added' : (picked.value ?? []).length === 0 ? 'removed' : 'changed',
              from: picked.from,
              ...reported('before', text(b)),
              ...reported('after', text(asBlocks(picked.value))),
            },
          ];
    return { lead: picked.value, changes, conflicts: [] };
  }
  const both = bothBlocks(b, m, t, key);
  const conflict: Conflict = {
    id: 'lead',
    what: 'lead',
    ...reported('before', text(b)),
    ...reported('mine', text(m)),
    ...reported('theirs', text(t)),
    ...(m.length > 0 && t.length > 0 ? reported('both', text(both)) : {}),
  };
  const decision = decisions.get('lead');
  const lead =
    decision?.keep === 'theirs'
      ? theirs.lead
      : decision?.keep === 'both'
        ? asParagraphs(decision.text === undefined ? both : blocksOfText(both, decision.text))
        : mine.lead;
  return { lead, changes: [], conflicts: [conflict] };
}

type BodyTools = Readonly<{ key: KeyOf; tell: BlockDescriber; decisions: Decisions }>;

/** The id of a position conflict. */
const placeId = (name: string): string => `order:${name}`;

function mergeBody(base: Post, mine: Post, theirs: Post, { key, tell, decisions }: BodyTools) {
  const { blocks, outcomes } = mergeBlocks<TopBlock>(base.body, mine.body, theirs.body, key, {
    choose: (three) => chooseBlocks(three, key, decisions.get(three.name)),
    follow: (name) => decisions.get(placeId(name))?.keep === 'theirs',
  });
  const changes: MergedChange[] = [];
  const conflicts: Conflict[] = [];
  for (const outcome of outcomes) {
    if (outcome.from === 'conflict') conflicts.push(conflictOf(outcome, key, tell));
    else if (outcome.from !== 'none') changes.push(changeOf(outcome, outcome.from, tell));
    const block = outcome.mine ?? outcome.theirs;
    if (block === undefined || outcome.moved === 'none') continue;
    const side = outcome.mine === undefined ? 'theirs' : 'mine';
    if (outcome.moved === 'clash')
      conflicts.push({
        id: placeId(outcome.name),
        what: 'order',
        ...reported('who', tell.who(block, side)),
        ...reported('question', tell.question(block, side)),
        ...reported('before', tell.text(block, side)),
        ...reported('mine', tell.textBefore(outcome.name, mine, outcomes, 'mine')),
        ...reported('theirs', tell.textBefore(outcome.name, theirs, outcomes, 'theirs')),
      });
    else if (outcome.mine !== undefined && outcome.theirs !== undefined)
      changes.push({
        what: 'order',
        how: 'moved',
        from: outcome.moved,
        ...reported('who', tell.who(block, side)),
        ...reported('question', tell.question(block, side)),
        ...reported('after', tell.text(block, side)),
      });
  }
  return { blocks, changes, conflicts };
}

/** The blocks that replace one changed by both. */
function chooseBlocks(
  three: Three<TopBlock>,
  key: KeyOf,
  decision: Decision | undefined,
): readonly TopBlock[] {
  const some = (block: TopBlock | undefined): readonly TopBlock[] => (block === undefined ? [] : [block]);
  if (decision?.keep === 'theirs') return some(three.theirs);
  const both = decision?.keep === 'both' ? bothOf(three, key) : undefined;
  if (both === undefined) return some(three.mine);
  return decision?.text === undefined ? both : withText(both, decision.text);
}

/** Combines both sides: one turn with the blocks of both, or one block after the other. */
function bothOf({ base, mine, theirs }: Three<TopBlock>, key: KeyOf): readonly TopBlock[] | undefined {
  if (mine === undefined || theirs === undefined) return undefined;
  if (mine.type === 'answer' && theirs.type === 'answer') {
    const before = base?.type === 'answer' ? base.blocks : [];
    const { source: _, ...answer } = mine;
    const participants = [...new Set([...mine.participants, ...theirs.participants])];
    return [{ ...answer, participants, blocks: bothBlocks(before, mine.blocks, theirs.blocks, key) }];
  }
  if (mine.type === 'question' && theirs.type === 'question') {
    const before = base?.type === 'question' ? base.content : [];
    const { source: _, ...question } = mine;
    const content = asParagraphs(
      bothBlocks(asBlocks(before), asBlocks(mine.content), asBlocks(theirs.content), key),
    );
    return [{ ...question, content }];
  }
  return [mine, theirs];
}

function withText(both: readonly TopBlock[], text: string): readonly TopBlock[] {
  const [first, second] = both;
  if (second === undefined && first?.type === 'answer')
    return [{ ...first, blocks: blocksOfText(first.blocks, text) }];
  if (second === undefined && first?.type === 'question')
    return [{ ...first, content: asParagraphs(blocksOfText(asBlocks(first.content), text)) }];
  return blocksOfText(both, text);
}

/** The editable text of « both »; undefined if there is none. */
function fieldOf(both: readonly TopBlock[] | undefined): string | undefined {
  if (both === undefined) return undefined;
  const text = textOfBlocks(
    both.flatMap((block): readonly TopBlock[] =>
      block.type === 'answer' ? block.blocks : block.type === 'question' ? asBlocks(block.content) : [block],
    ),
  );
  return text === '' ? undefined : text;
}

function conflictOf(outcome: Outcome<TopBlock>, key: KeyOf, tell: BlockDescriber): Conflict {
  const { name, base, mine, theirs } = outcome;
  const [one, side] = mine === undefined ? ([theirs, 'theirs'] as const) : ([mine, 'mine'] as const);
  return {
    id: name,
    what: tell.what(base, mine, theirs),
    ...reported('who', one === undefined ? '' : tell.who(one, side)),
    ...reported('question', one === undefined ? '' : tell.question(one, side)),
    ...reported('before', base && tell.differing(base, 'base', [mine, theirs])),
    ...reported('mine', mine && tell.differing(mine, 'mine', [base, theirs])),
    ...reported('theirs', theirs && tell.differing(theirs, 'theirs', [base, mine])),
    ...(mine !== undefined && theirs !== undefined ? { both: fieldOf(bothOf(outcome, key)) ?? '' } : {}),
    ...differingPictures('mine', mine, 'theirs', theirs),
  };
}

function changeOf(
  { base, mine, theirs }: Outcome<TopBlock>,
  from: 'mine' | 'theirs' | 'both',
  tell: BlockDescriber,
): MergedChange {
  const side = from === 'theirs' ? 'theirs' : 'mine';
  const now = side === 'theirs' ? theirs : mine;
  const shownBlock = now ?? base;
  return {
    what: tell.what(base, now, now),
    how: base === undefined ? 'added' : now === undefined ? 'removed' : 'changed',
    from,
    ...reported(
      'who',
      shownBlock === undefined ? '' : tell.who(shownBlock, now === undefined ? 'base' : side),
    ),
    ...reported('before', base && tell.differing(base, 'base', [now])),
    ...reported(
      'question',
      shownBlock === undefined ? '' : tell.question(shownBlock, now === undefined ? 'base' : side),
    ),
    ...reported('after', now && tell.differing(now, side, [base])),
    ...differingPictures('before', base, 'after', now),
  };
}

/** The pictures of two sides, if they differ. */
function differingPictures<One extends string, Other extends string>(
  one: One,
  first: TopBlock | undefined,
  other: Other,
  second: TopBlock | undefined,
): Readonly<{ pictures?: Readonly<Record<One | Other, readonly string[]>> }> {
  const [ours, theirs] = [assetsOf(first), assetsOf(second)];
  if (ours.length + theirs.length === 0 || ours.join() === theirs.join()) return {};
  return { pictures: { [one]: ours, [other]: theirs } as Record<One | Other, readonly string[]> };
}
