/**
 * Converts a page to a version of its document. A page contains less than a document: pictures by address, no empty
 * paragraphs, no library-only fields. So the page is compared with an earlier reading of itself, and only the
 * differences are applied to the document that was sent.
 */
import { keyOf as contentOf } from '../compare/align.ts';
import type { Inline, Participant, Post, TopBlock } from '../document.ts';
import { foldComposed } from '../fold-key.ts';
import { foldLine } from '../inlines.ts';
import { counterparts, publishedKeys, type KeyOf } from './identities.ts';
import { serialize } from './pick.ts';

/** The part of a post that a page shows. */
export type Reading = Pick<Post, 'title' | 'labels' | 'lead' | 'participants' | 'body'>;

/**
 * The document of the page on the blog. `document`: the text last sent; `before`, `now`: readings of the page then and
 * now. An unchanged page gives the same document.
 */
export function normalizeRemote(document: Post, before: Reading, now: Reading): Post {
  const key = publishedKeys(document.language);
  const lead = normalizeBlocks(asBlocks(document.lead), asBlocks(before.lead), asBlocks(now.lead), key);
  const { lead: own, ...rest } = document;
  const paragraphs = lead.flatMap((block) => (block.type === 'paragraph' ? [block.content] : []));
  const sameLead = serialize(paragraphs) === serialize(own ?? []);
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

/** Blogger changes the order and spacing of labels. */
function normalizeLabels(document: readonly string[], now: readonly string[]): string[] {
  const pageLabels = new Set(now.map(foldComposed));
  const documentLabels = new Set(document.map(foldComposed));
  const keptLabels = document.filter((label) => pageLabels.has(foldComposed(label)));
  return [...keptLabels, ...now.filter((label) => !documentLabels.has(foldComposed(label)))];
}

/** A page only names speakers: other participants stay. */
function normalizePeople(
  document: readonly Participant[],
  before: readonly Participant[],
  now: readonly Participant[],
): Participant[] {
  const [then, there] = [before, now].map(
    (people) => new Map(people.map((person) => [person.id, person] as const)),
  );
  const documentIds = new Set(document.map(({ id }) => id));
  const people = document.map((person) => {
    const label = there?.get(person.id)?.label;
    return label === undefined || label === (then?.get(person.id)?.label ?? person.label)
      ? person
      : { ...person, label };
  });
  return [...people, ...now.filter(({ id }) => !documentIds.has(id))];
}

const nameOf = (block: TopBlock): string => ('id' in block ? `${block.type}:${block.id}` : '');

/** Restores the id of a turn that lost its mark in a web editor but kept its content. */
function withKnownIds(before: readonly TopBlock[], now: readonly TopBlock[]): TopBlock[] {
  const [then, present] = [new Set(before.map(nameOf)), new Set(now.map(nameOf))];
  const missing = new Map<string, string[]>();
  for (const block of before)
    if ('id' in block && !present.has(nameOf(block))) {
      const content = contentOf(block);
      missing.set(content, [...(missing.get(content) ?? []), block.id]);
    }
  return now.map((block) => {
    if (!('id' in block) || then.has(nameOf(block))) return block;
    const id = missing.get(contentOf(block))?.shift();
    return id === undefined ? block : { ...block, id };
  });
}

/** Takes the document's blocks where the page is unchanged, else the page's. */
function normalizeBlocks<Block extends TopBlock>(
  documents: readonly Block[],
  before: readonly Block[],
  now: readonly Block[],
  key: KeyOf,
): Block[] {
  const documentOf = counterparts(documents, before, key);
  const beforeOf = counterparts(before, now, key);
  const onPage = new Set(documentOf.filter((at) => at !== undefined));
  // A sealed card may be read as several blocks: if all are unchanged, the card stays, else they replace it.
  const cards = documents.flatMap((block, at) => (block.type === 'html' && !onPage.has(at) ? [at] : []));
  const pieces = before.flatMap((block, at) =>
    documentOf[at] === undefined ? [{ at, pieceKey: key(block) }] : [],
  );
  const otherPieces = new Map(
    now.flatMap((block, at) => (beforeOf[at] === undefined ? [] : [[beforeOf[at], key(block)] as const])),
  );
  const isCardUnchanged =
    cards.length > 0 && pieces.every(({ at, pieceKey }) => otherPieces.get(at) === pieceKey);
  const normalized: { block: Block; document: number | undefined }[] = [];
  now.forEach((block, at) => {
    const read = beforeOf[at];
    const was = read === undefined ? undefined : before[read];
    const document = read === undefined ? undefined : documentOf[read];
    const own = document === undefined ? undefined : documents[document];
    if (was === undefined) normalized.push({ block, document: undefined });
    else if (own === undefined) {
      if (!isCardUnchanged) normalized.push({ block, document: undefined });
    } else
      normalized.push({
        block: key(was) === key(block) ? own : normalizeBlock(own, was, block, key),
        document,
      });
  });
  // Blocks that the page never showed stay, except an empty turn that has content on the page now.
  const pageNames = new Set(now.map(nameOf));
  pageNames.delete('');
  documents.forEach((block, at) => {
    if (onPage.has(at) || (block.type === 'html' && !isCardUnchanged) || pageNames.has(nameOf(block))) return;
    const after = normalized.findLastIndex(({ document }) => document !== undefined && document < at);
    normalized.splice(after + 1, 0, { block, document: at });
  });
  return normalized.map(({ block }) => block);
}

/** Takes each field from the document if both readings agree, else from the page. */
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
    const value = serialize(then[field]) === serialize(there[field]) ? own[field] : there[field];
    if (value !== undefined && field !== 'source') normalized[field] = value;
  }
  if (document.type === 'answer' && before.type === 'answer' && now.type === 'answer')
    normalized['blocks'] = normalizeBlocks(document.blocks, before.blocks, now.blocks, key);
  if (now.type !== 'html' && now.source !== undefined) normalized['source'] = now.source;
  return normalized as Block;
}
