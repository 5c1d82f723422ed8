/**
 * A page says less than a document: pictures by their addresses, no empty paragraphs, nothing that only the library knows.
 * What was read of the blog now is therefore told against what was read of it before, and only what differs between these
 * two readings is taken into the document that was sent.
 */
import { keyOf as contentOf } from '../compare/align.ts';
import type { Inline, Participant, Post, TopBlock } from '../document.ts';
import { foldComposed } from '../fold-key.ts';
import { foldLine } from '../inlines.ts';
import { counterparts, publishedKeys, type KeyOf } from './identities.ts';
import { stored } from './pick.ts';

/** The part of a post that a page tells. */
export type Reading = Pick<Post, 'title' | 'labels' | 'lead' | 'participants' | 'body'>;

/**
 * The document of what stands on the blog. `document`: whose text was last seen there; `before`, `now`: the page as it was
 * read then and now. The same page gives the very document.
 */
export function normalizeRemote(document: Post, before: Reading, now: Reading): Post {
  const key = publishedKeys(document.language);
  const lead = normalizeBlocks(asBlocks(document.lead), asBlocks(before.lead), asBlocks(now.lead), key);
  const { lead: own, ...rest } = document;
  const paragraphs = lead.flatMap((block) => (block.type === 'paragraph' ? [block.content] : []));
  const sameLead = stored(paragraphs) === stored(own ?? []);
  return {
    ...rest,
    title: foldLine(before.title) === foldLine(now.title) ? document.title : now.title,
    labels: normalizeLabels(document.labels, now.labels),
    participants: normalizePeople(document.participants, before.participants, now.participants),
    ...(sameLead ? own !== undefined && { lead: own } : paragraphs.length > 0 && { lead: paragraphs }),
    body: normalizeBlocks(document.body, before.body, withKnownIds(before.body, now.body), key),
  };
}

const asBlocks = (paragraphs: readonly Inline[][] | undefined): TopBlock[] =>
  (paragraphs ?? []).map((content) => ({ type: 'paragraph', content }));

/** Blogger gives labels back in an order of its own, and its own spaces. */
function normalizeLabels(document: readonly string[], now: readonly string[]): string[] {
  const there = new Set(now.map(foldComposed));
  const known = new Set(document.map(foldComposed));
  const kept = document.filter((label) => there.has(foldComposed(label)));
  return [...kept, ...now.filter((label) => !known.has(foldComposed(label)))];
}

/** Whom a page does not name is not gone: it shows only who speaks. */
function normalizePeople(
  document: readonly Participant[],
  before: readonly Participant[],
  now: readonly Participant[],
): Participant[] {
  const [then, there] = [before, now].map(
    (people) => new Map(people.map((person) => [person.id, person] as const)),
  );
  const known = new Set(document.map(({ id }) => id));
  const kept = document.map((person) => {
    const label = there?.get(person.id)?.label;
    return label === undefined || label === (then?.get(person.id)?.label ?? person.label)
      ? person
      : { ...person, label };
  });
  return [...kept, ...now.filter(({ id }) => !known.has(id))];
}

const nameOf = (block: TopBlock): string => ('id' in block ? `${block.type}:${block.id}` : '');

/** A turn that lost its mark in an editor of the web, and says what it said, is the one that is missing. */
function withKnownIds(before: readonly TopBlock[], now: readonly TopBlock[]): TopBlock[] {
  const [then, present] = [new Set(before.map(nameOf)), new Set(now.map(nameOf))];
  const missing = new Map<string, string[]>();
  for (const block of before)
    if ('id' in block && !present.has(nameOf(block))) {
      const said = contentOf(block);
      missing.set(said, [...(missing.get(said) ?? []), block.id]);
    }
  return now.map((block) => {
    if (!('id' in block) || then.has(nameOf(block))) return block;
    const id = missing.get(contentOf(block))?.shift();
    return id === undefined ? block : { ...block, id };
  });
}

/** Blocks of the document where the page is as it was, and the page's own where it is not. */
function normalizeBlocks<Block extends TopBlock>(
  documents: readonly Block[],
  before: readonly Block[],
  now: readonly Block[],
  key: KeyOf,
): Block[] {
  const documentOf = counterparts(documents, before, key);
  const beforeOf = counterparts(before, now, key);
  const onPage = new Set(documentOf.filter((at) => at !== undefined));
  // A sealed card may be read in pieces: while they all stand, they are the card; else they take its place.
  const cards = documents.flatMap((block, at) => (block.type === 'html' && !onPage.has(at) ? [at] : []));
  const pieces = before.flatMap((block, at) =>
    documentOf[at] === undefined ? [{ at, pieceKey: key(block) }] : [],
  );
  const otherPieces = new Map(
    now.flatMap((block, at) => (beforeOf[at] === undefined ? [] : [[beforeOf[at], key(block)] as const])),
  );
  const sealed = cards.length > 0 && pieces.every(({ at, pieceKey }) => otherPieces.get(at) === pieceKey);
  const normalized: { block: Block; document: number | undefined }[] = [];
  now.forEach((block, at) => {
    const read = beforeOf[at];
    const was = read === undefined ? undefined : before[read];
    const document = read === undefined ? undefined : documentOf[read];
    const own = document === undefined ? undefined : documents[document];
    if (was === undefined) normalized.push({ block, document: undefined });
    else if (own === undefined) {
      if (!sealed) normalized.push({ block, document: undefined });
    } else
      normalized.push({
        block: key(was) === key(block) ? own : normalizeBlock(own, was, block, key),
        document,
      });
  });
  // What the page never showed is not gone from it; an empty turn that shows something there now is that turn.
  const there = new Set(now.map(nameOf));
  there.delete('');
  documents.forEach((block, at) => {
    if (onPage.has(at) || (block.type === 'html' && !sealed) || there.has(nameOf(block))) return;
    const after = normalized.findLastIndex(({ document }) => document !== undefined && document < at);
    normalized.splice(after + 1, 0, { block, document: at });
  });
  return normalized.map(({ block }) => block);
}

/** Field by field: the document's where the two readings agree, else the page's. */
function normalizeBlock<Block extends TopBlock>(
  document: Block,
  before: Block,
  now: Block,
  key: KeyOf,
): Block {
  if (document.type !== now.type || before.type !== now.type) return now;
  const [own, then, there] = [document, before, now] as readonly Readonly<Record<string, unknown>>[];
  if (own === undefined || then === undefined || there === undefined) return now;
  const fields = new Set([...Object.keys(own), ...Object.keys(there)]);
  const normalized: Record<string, unknown> = {};
  for (const field of fields) {
    const value = stored(then[field]) === stored(there[field]) ? own[field] : there[field];
    if (value !== undefined && field !== 'source') normalized[field] = value;
  }
  if (document.type === 'answer' && before.type === 'answer' && now.type === 'answer')
    normalized['blocks'] = normalizeBlocks(document.blocks, before.blocks, now.blocks, key);
  if (now.type !== 'html' && now.source !== undefined) normalized['source'] = now.source;
  return normalized as Block;
}
