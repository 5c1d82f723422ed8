/**
 * Three versions of a post, turn by turn: what was last seen of it on the blog, mine, and what stands on the blog now. What
 * only one side changed is taken; what both changed, each in another way, is for the author to choose, and mine stands
 * until then. Nothing that either wrote is dropped: it is in the post or among the conflicts.
 */
import { assetsOf, shown } from '../compare/align.ts';
import { isPictures } from '../blocks/blocks.ts';
import type { Inline, Post, TopBlock } from '../document.ts';
import { questionsOver } from '../outline.ts';
import { joinNames, namedParticipants, participantsById } from '../speakers.ts';
import { blocksOfText, bothBlocks, textOfBlocks } from './both.ts';
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
} from './merging.ts';
import { areStoredAlike, pick } from './pick.ts';

// How a block is told in a list of changes: its words, who speaks, and what it is.

type Side = 'base' | 'mine' | 'theirs';

type Teller = Readonly<{
  what: (base: TopBlock | undefined, mine: TopBlock | undefined, theirs: TopBlock | undefined) => MergedKind;
  /** The question over a block of one side, with its number; '' where it stands under none. */
  question: (block: TopBlock, side: Side) => string;
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

const MOST_WORDS = 160;

function teller(posts: Readonly<Record<Side, Post>>): Teller {
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
    question: (block, side) => over[side].get(block) ?? '',
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

// A merged post as every document is: ids once each, and nobody named who is not among its participants.

const namedIn = (block: TopBlock): readonly string[] =>
  block.type === 'answer'
    ? block.participants
    : block.type === 'question'
      ? [...(block.by ?? []), ...(block.to ?? [])]
      : [];

/** `sources`: the versions it was made from, for the people whom a block names; nobody else is added. */
function wholePost(post: Post, sources: readonly Post[]): Post {
  const taken = new Set<string>();
  const body = post.body.map((block) => {
    if (!('id' in block)) return block;
    const id = freeId(block.id, taken);
    taken.add(id);
    return id === block.id ? block : { ...block, id };
  });
  const present = new Set(post.participants.map(({ id }) => id));
  const participants = [...post.participants];
  for (const id of body.flatMap(namedIn)) {
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

/** A question and an answer that two sides gave one id: the second takes another, the same at each merge. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  for (let rank = 1, free = id; ; rank += 1, free = `${id.slice(0, 58)}-${rank}`)
    if (!taken.has(free)) return free;
}

export type Merged = Readonly<{
  post: Post;
  changes: readonly MergedChange[];
  conflicts: readonly Conflict[];
}>;

const NONE: Decisions = new Map();

/**
 * `decisions`: by the ids of the conflicts of these same three versions; what is not decided stays mine. Deterministic.
 * With one side unchanged, the other comes out as it is.
 */
export function mergeByTurn(base: Post, mine: Post, theirs: Post, decisions: Decisions = NONE): Merged {
  const key = publishedKeys(mine.language);
  const tell = teller({ base, mine, theirs });
  const fields = mergeFields(base, mine, theirs, decisions);
  const people = mergePeople(base, mine, theirs, decisions);
  const lead = mergeLead(base, mine, theirs, key, decisions);
  const body = mergeBody(base, mine, theirs, { key, tell, decisions });
  const { version } = mine;
  const post = wholePost(
    {
      version,
      ...fields.fields,
      participants: people.participants,
      ...(lead.lead === undefined ? {} : { lead: lead.lead }),
      body: body.blocks,
    },
    [mine, theirs, base],
  );
  // Word for word what one side has is that side's document, byte for byte.
  const same = [theirs, mine].find((side) => areStoredAlike(side, post));
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

type BodyTools = Readonly<{ key: KeyOf; tell: Teller; decisions: Decisions }>;

/** The id of a conflict: of the block itself, and of its place. */
const placeId = (name: string): string => `order:${name}`;

function mergeBody(base: Post, mine: Post, theirs: Post, { key, tell, decisions }: BodyTools) {
  const { blocks, outcomes } = mergeBlocks<TopBlock>(base.body, mine.body, theirs.body, key, {
    choose: (three) => chosen(three, key, decisions.get(three.name)),
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
        ...reported('mine', tell.follows(outcome.name, mine, outcomes, 'mine')),
        ...reported('theirs', tell.follows(outcome.name, theirs, outcomes, 'theirs')),
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

/** What stands in the place of what both changed. */
function chosen(three: Three<TopBlock>, key: KeyOf, decision: Decision | undefined): readonly TopBlock[] {
  const some = (block: TopBlock | undefined): readonly TopBlock[] => (block === undefined ? [] : [block]);
  if (decision?.keep === 'theirs') return some(three.theirs);
  const both = decision?.keep === 'both' ? bothOf(three, key) : undefined;
  if (both === undefined) return some(three.mine);
  return decision?.text === undefined ? both : withText(both, decision.text);
}

/** Both sides in one place: one turn of both their blocks, or one block after the other. */
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

/** The words of « both » in a field; undefined where nothing of it can be written there. */
function fieldOf(both: readonly TopBlock[] | undefined): string | undefined {
  if (both === undefined) return undefined;
  const text = textOfBlocks(
    both.flatMap((block): readonly TopBlock[] =>
      block.type === 'answer' ? block.blocks : block.type === 'question' ? asBlocks(block.content) : [block],
    ),
  );
  return text === '' ? undefined : text;
}

function conflictOf(outcome: Outcome<TopBlock>, key: KeyOf, tell: Teller): Conflict {
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
  tell: Teller,
): MergedChange {
  const side = from === 'theirs' ? 'theirs' : 'mine';
  const now = side === 'theirs' ? theirs : mine;
  const seen = now ?? base;
  return {
    what: tell.what(base, now, now),
    how: base === undefined ? 'added' : now === undefined ? 'removed' : 'changed',
    from,
    ...reported('who', seen === undefined ? '' : tell.who(seen, now === undefined ? 'base' : side)),
    ...reported('before', base && tell.differing(base, 'base', [now])),
    ...reported('question', seen === undefined ? '' : tell.question(seen, now === undefined ? 'base' : side)),
    ...reported('after', now && tell.differing(now, side, [base])),
    ...differingPictures('before', base, 'after', now),
  };
}

/** The pictures of two sides, where they are not the same. */
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
