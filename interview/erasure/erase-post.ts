/** A person out of a document: their answers or their name, their portrait, and whatever in the text names them. */
import { creditOf } from '../people/person-fields.ts';
import type { Answer, Inline, Participant, Post, TopBlock } from '../document.ts';
import { foldWhiteSpace } from '../fold-key.ts';
import { blocksToText } from '../plain.ts';
import { inlinesToText } from '../inlines.ts';
import { eraseHtml, type OfPost } from './erase-html.ts';
import {
  eraseText,
  replacementFor,
  ofName,
  spansOf,
  unnamedLabel,
  wordsOfName,
  type Erased,
  type Erasing,
} from './erase-text.ts';

export type ErasedPost = Readonly<{
  post: Post;
  changed: boolean;
  /** Answers that went. */
  answers: number;
  /** For HTML of the same post. */
  of: OfPost;
}>;

/** Which participant is whom; those of « replaced » whose name went already are nobody's any more. */
function peopleOf(post: Post, erasing: Erasing): Map<string, Erased> {
  const found = new Map<string, Erased>();
  for (const person of post.participants) {
    const by = erasing.ofId(person.id) ?? ofName(person.name, erasing) ?? ofName(person.label, erasing);
    if (by !== undefined) found.set(person.id, by);
  }
  return found;
}

const isUnnamed = (person: Participant, language: string): boolean =>
  person.name === unnamedLabel(language) &&
  person.label === person.name &&
  creditOf(person).length === 0 &&
  person.portrait === undefined &&
  person.link === undefined;

/** Markers of those who take part under their name: what they are called there is erased too. */
function theirs(post: Post, people: ReadonlyMap<string, Erased>): Set<string> {
  const others = new Set(
    post.participants.filter(({ id }) => !people.has(id)).flatMap(({ name }) => wordsOfName(name)),
  );
  const markers = new Set<string>();
  for (const person of post.participants) {
    const by = people.get(person.id);
    if (by === undefined || isUnnamed(person, post.language)) continue;
    // « Anne » may be another Anne of this post.
    const called = wordsOfName(person.label);
    if (called.length === 1 && others.has(called[0] ?? '')) continue;
    markers.add(by.id);
  }
  return markers;
}

/** The very post where nobody who was erased is in it. Every id stays. */
export function erasePost(post: Post, erasing: Erasing): ErasedPost {
  const people = peopleOf(post, erasing);
  const goes = (id: string): boolean => people.get(id)?.manner === 'removed';
  const gone: Answer[] = [];
  const body: TopBlock[] = [];
  for (const block of post.body) {
    const kept = withoutPeople(block, goes);
    if (kept === undefined) gone.push(block as Answer);
    else body.push(kept);
  }
  const of: OfPost = {
    theirs: theirs(post, people),
    language: post.language,
    answers: new Set(
      gone
        .flatMap(({ blocks }) => blocksToText(blocks).split('\n').map(foldWhiteSpace))
        .filter((line) => line.length > 2),
    ),
  };
  const participants = post.participants
    .filter(({ id }) => !goes(id))
    .map((person) => (people.has(person.id) ? asUnnamed(person, post.language) : person));
  const samePeople =
    participants.length === post.participants.length &&
    participants.every((one, index) => one === post.participants[index]);
  const sameBody =
    body.length === post.body.length && body.every((block, index) => block === post.body[index]);
  const told = {
    ...post,
    ...(samePeople ? {} : { participants }),
    ...(sameBody ? {} : { body }),
  };
  const walked = walk(told, { erasing, of }) as Post;
  const labels = walked.labels.filter(
    (_, index) => spansOf(post.labels[index] ?? '', erasing.names, of.theirs).length === 0,
  );
  const erased = labels.length === walked.labels.length ? walked : { ...walked, labels };
  const changed = !samePeople || !sameBody || erased !== told;
  return { post: changed ? erased : post, changed, answers: gone.length, of };
}

/** Undefined: an answer of theirs alone. */
function withoutPeople(block: TopBlock, goes: (id: string) => boolean): TopBlock | undefined {
  if (block.type === 'answer') {
    const left = block.participants.filter((id) => !goes(id));
    if (left.length === block.participants.length) return block;
    if (left.length === 0) return undefined;
    const { source: _, ...rest } = block;
    return { ...rest, participants: left };
  }
  if (block.type !== 'question') return block;
  const { by, to, ...rest } = block;
  const left = { by: by?.filter((id) => !goes(id)), to: to?.filter((id) => !goes(id)) };
  if (left.by?.length === by?.length && left.to?.length === to?.length) return block;
  const { source: _, ...bare } = rest;
  return {
    ...bare,
    ...(left.by === undefined || left.by.length === 0 ? {} : { by: left.by }),
    ...(left.to === undefined || left.to.length === 0 ? {} : { to: left.to }),
  };
}

function asUnnamed(person: Participant, language: string): Participant {
  if (isUnnamed(person, language)) return person;
  return { id: person.id, name: unnamedLabel(language), label: unnamedLabel(language) };
}

type Walk = Readonly<{ erasing: Erasing; of: OfPost }>;

/** Names of the model, and what is no text: everything else is read, whatever a later version calls it. */
const STRUCTURE = new Set(
  'type id kind language version asset thumbnail by to participants copiedFrom marks origin align size'.split(
    ' ',
  ),
);
const GONE = Symbol('gone');

/** A value of a document with nobody in it who was erased; the very value where there was nobody. */
function walk(value: unknown, state: Walk): unknown {
  if (Array.isArray(value)) return walkAll(value, state);
  if (typeof value !== 'object' || value === null) return value;
  if ('type' in value && value.type === 'image') return walkImage(value, state);
  return walkFields(value, state);
}

function walkAll(values: readonly unknown[], state: Walk): unknown {
  if (isInlines(values)) return eraseInlines(values, state);
  const kept = values
    .map((value) => (typeof value === 'string' ? say(value, state) : walk(value, state)))
    .filter((value) => value !== GONE);
  return kept.length === values.length && kept.every((value, index) => value === values[index])
    ? values
    : kept;
}

const say = (text: string, { erasing, of }: Walk): string => eraseText(text, erasing, of.theirs, of.language);

function walkFields(fields: object, state: Walk): unknown {
  const value = fields as Readonly<Record<string, unknown>>;
  const { erasing, of } = state;
  const next: Record<string, unknown> = {};
  let changed = false;
  for (const [key, inner] of Object.entries(value)) {
    const kept = field(key, inner, value, state);
    if (kept === GONE) {
      // The address of a frame or a video names them: nothing of it is left to show.
      if (key === 'url') return GONE;
      changed = true;
      continue;
    }
    changed ||= kept !== inner;
    next[key] = kept;
  }
  const source = value['source'];
  if (!changed && typeof source === 'string') changed = eraseHtml(source, erasing, of) !== source;
  if (!changed) return value;
  // Its bytes say what the block said before.
  delete next['source'];
  if (Array.isArray(next['images']) && next['images'].length < 2) return next['images'][0] ?? GONE;
  return next;
}

function field(key: string, inner: unknown, of: Readonly<Record<string, unknown>>, state: Walk): unknown {
  if (key === 'source' || (STRUCTURE.has(key) && key !== 'participants' && key !== 'thumbnail')) return inner;
  if (key === 'thumbnail')
    return typeof inner === 'string' && state.erasing.isTheirPicture(inner) ? GONE : inner;
  // Those of a post were seen to; those of a turn are ids.
  if (key === 'participants') return inner;
  if (key === 'html' && typeof inner === 'string') return eraseHtml(inner, state.erasing, state.of);
  if (typeof inner !== 'string') return walk(inner, state);
  if (key === 'url' && of['type'] !== 'link') return say(inner, state) === inner ? inner : GONE;
  return say(inner, state);
}

/** A picture of theirs goes; one that is only found under their name keeps its own bytes, where they are here. */
function walkImage(image: object, state: Walk): unknown {
  const { asset, url } = image as Readonly<{ asset?: unknown; url?: unknown }>;
  if (typeof asset === 'string' && state.erasing.isTheirPicture(asset)) return GONE;
  if (typeof url !== 'string' || say(url, state) === url) return walkFields(image, state);
  if (typeof asset !== 'string') return GONE;
  const kept = Object.entries(image).filter(([key]) => key !== 'url' && key !== 'source');
  return walkFields(Object.fromEntries(kept), state);
}

const isInlines = (values: readonly unknown[]): values is readonly Inline[] =>
  values.length > 0 &&
  values.every(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      'type' in value &&
      (value.type === 'text' || value.type === 'link' || value.type === 'lineBreak'),
  );

/** A name may be cut by marks and links: it is looked for in the words alone. */
function eraseInlines(inlines: readonly Inline[], state: Walk): readonly Inline[] {
  const { erasing, of } = state;
  const open = inlines.flatMap((inline): readonly Inline[] =>
    inline.type === 'link' &&
    say(`${inline.url} ${inline.title ?? ''}`, state) !== `${inline.url} ${inline.title ?? ''}`
      ? inline.content
      : [inline],
  );
  const unlinked = open.length === inlines.length && open.every((inline, index) => inline === inlines[index]);
  const text = inlinesToText(open);
  const spans = spansOf(text, erasing.names, of.theirs);
  if (spans.length === 0) return unlinked ? inlines : open;
  let at = 0;
  const erase = (inline: Inline): Inline[] => {
    if (inline.type === 'lineBreak') {
      at += 1;
      return [inline];
    }
    if (inline.type === 'link') {
      const content = inline.content.flatMap(erase) as typeof inline.content;
      return content.length === 0 ? [] : [{ ...inline, content }];
    }
    const start = at;
    at += inline.text.length;
    let kept = '';
    let from = start;
    for (const span of spans) {
      if (span.end <= start || span.start >= at) continue;
      kept += inline.text.slice(from - start, Math.max(span.start, start) - start);
      // Where it begins; what follows of it in other runs just goes.
      if (span.start >= start) kept += replacementFor(span.by, of.language);
      from = Math.min(span.end, at);
    }
    kept += inline.text.slice(from - start);
    if (kept === inline.text) return [inline];
    return kept === '' ? [] : [{ ...inline, text: kept }];
  };
  return open.flatMap(erase);
}
