/** Erases a person from a document: answers or name, portrait, and every mention in the text. */
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
  /** Number of removed answers. */
  answers: number;
  /** The input for erasing in HTML of the same post. */
  of: OfPost;
}>;

/** The erased person of each participant; a participant of « replaced » whose name was already removed is left out. */
function peopleOf(post: Post, erasing: Erasing): Map<string, Erased> {
  const people = new Map<string, Erased>();
  for (const person of post.participants) {
    const by = erasing.ofId(person.id) ?? ofName(person.name, erasing) ?? ofName(person.label, erasing);
    if (by !== undefined) people.set(person.id, by);
  }
  return people;
}

const isUnnamed = (person: Participant, language: string): boolean =>
  person.name === unnamedLabel(language) &&
  person.label === person.name &&
  creditOf(person).length === 0 &&
  person.portrait === undefined &&
  person.link === undefined;

/** Markers of the participants under their own name: their labels in this post are erased too. */
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

/** Returns the same post if it names no erased person. Every id stays. */
export function erasePost(post: Post, erasing: Erasing): ErasedPost {
  const people = peopleOf(post, erasing);
  const goes = (id: string): boolean => people.get(id)?.manner === 'removed';
  const removedAnswers: Answer[] = [];
  const body: TopBlock[] = [];
  for (const block of post.body) {
    const remaining = withoutPeople(block, goes);
    if (remaining === undefined) removedAnswers.push(block as Answer);
    else body.push(remaining);
  }
  const of: OfPost = {
    theirs: theirs(post, people),
    language: post.language,
    answers: new Set(
      removedAnswers
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
  const withoutRemoved = {
    ...post,
    ...(samePeople ? {} : { participants }),
    ...(sameBody ? {} : { body }),
  };
  const walked = walk(withoutRemoved, { erasing, of }) as Post;
  const labels = walked.labels.filter(
    (_, index) => spansOf(post.labels[index] ?? '', erasing.names, of.theirs).length === 0,
  );
  const erased = labels.length === walked.labels.length ? walked : { ...walked, labels };
  const changed = !samePeople || !sameBody || erased !== withoutRemoved;
  return { post: changed ? erased : post, changed, answers: removedAnswers.length, of };
}

/** The block without the removed people; undefined for an answer of theirs alone. */
function withoutPeople(block: TopBlock, goes: (id: string) => boolean): TopBlock | undefined {
  if (block.type === 'answer') {
    const remaining = block.participants.filter((id) => !goes(id));
    if (remaining.length === block.participants.length) return block;
    if (remaining.length === 0) return undefined;
    const { source: _, ...rest } = block;
    return { ...rest, participants: remaining };
  }
  if (block.type !== 'question') return block;
  const { by, to, ...rest } = block;
  const remaining = { by: by?.filter((id) => !goes(id)), to: to?.filter((id) => !goes(id)) };
  if (remaining.by?.length === by?.length && remaining.to?.length === to?.length) return block;
  const { source: _, ...bare } = rest;
  return {
    ...bare,
    ...(remaining.by === undefined || remaining.by.length === 0 ? {} : { by: remaining.by }),
    ...(remaining.to === undefined || remaining.to.length === 0 ? {} : { to: remaining.to }),
  };
}

function asUnnamed(person: Participant, language: string): Participant {
  if (isUnnamed(person, language)) return person;
  return { id: person.id, name: unnamedLabel(language), label: unnamedLabel(language) };
}

type Walk = Readonly<{ erasing: Erasing; of: OfPost }>;

/** Keys of the model, and values that are not text. All other keys are read, including those of later versions. */
const STRUCTURE = new Set(
  'type id kind language version asset thumbnail by to participants copiedFrom marks origin align size'.split(
    ' ',
  ),
);
const GONE = Symbol('gone');

/** Erases within a value of a document; returns the same value if it names no erased person. */
function walk(value: unknown, state: Walk): unknown {
  if (Array.isArray(value)) return walkAll(value, state);
  if (typeof value !== 'object' || value === null) return value;
  if ('type' in value && value.type === 'image') return walkImage(value, state);
  return walkFields(value, state);
}

function walkAll(values: readonly unknown[], state: Walk): unknown {
  if (isInlines(values)) return eraseInlines(values, state);
  const remaining = values
    .map((value) => (typeof value === 'string' ? say(value, state) : walk(value, state)))
    .filter((value) => value !== GONE);
  return remaining.length === values.length && remaining.every((value, index) => value === values[index])
    ? values
    : remaining;
}

const say = (text: string, { erasing, of }: Walk): string => eraseText(text, erasing, of.theirs, of.language);

function walkFields(fields: object, state: Walk): unknown {
  const value = fields as Readonly<Record<string, unknown>>;
  const { erasing, of } = state;
  const next: Record<string, unknown> = {};
  let changed = false;
  for (const [key, inner] of Object.entries(value)) {
    const erased = field(key, inner, value, state);
    if (erased === GONE) {
      // The address of a frame or video names the person: the block is removed.
      if (key === 'url') return GONE;
      changed = true;
      continue;
    }
    changed ||= erased !== inner;
    next[key] = erased;
  }
  const source = value['source'];
  if (!changed && typeof source === 'string') changed = eraseHtml(source, erasing, of) !== source;
  if (!changed) return value;
  // The source bytes still hold the erased text.
  delete next['source'];
  if (Array.isArray(next['images']) && next['images'].length < 2) return next['images'][0] ?? GONE;
  return next;
}

function field(key: string, inner: unknown, of: Readonly<Record<string, unknown>>, state: Walk): unknown {
  if (key === 'source' || (STRUCTURE.has(key) && key !== 'participants' && key !== 'thumbnail')) return inner;
  if (key === 'thumbnail')
    return typeof inner === 'string' && state.erasing.isTheirPicture(inner) ? GONE : inner;
  // erasePost has already replaced the participants of the post; those of a turn are ids.
  if (key === 'participants') return inner;
  if (key === 'html' && typeof inner === 'string') return eraseHtml(inner, state.erasing, state.of);
  if (typeof inner !== 'string') return walk(inner, state);
  if (key === 'url' && of['type'] !== 'link') return say(inner, state) === inner ? inner : GONE;
  return say(inner, state);
}

/** Removes a picture of an erased person; a picture that only mentions their name keeps its bytes if the library has them. */
function walkImage(image: object, state: Walk): unknown {
  const { asset, url } = image as Readonly<{ asset?: unknown; url?: unknown }>;
  if (typeof asset === 'string' && state.erasing.isTheirPicture(asset)) return GONE;
  if (typeof url !== 'string' || say(url, state) === url) return walkFields(image, state);
  if (typeof asset !== 'string') return GONE;
  const fields = Object.entries(image).filter(([key]) => key !== 'url' && key !== 'source');
  return walkFields(Object.fromEntries(fields), state);
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

/** Erases names in a paragraph. They are searched in its plain text, because marks and links may split a name. */
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
    let erasedText = '';
    let from = start;
    for (const span of spans) {
      if (span.end <= start || span.start >= at) continue;
      erasedText += inline.text.slice(from - start, Math.max(span.start, start) - start);
      // The replacement is put at the start of the span; the rest of the span, in later runs, is removed.
      if (span.start >= start) erasedText += replacementFor(span.by, of.language);
      from = Math.min(span.end, at);
    }
    erasedText += inline.text.slice(from - start);
    if (erasedText === inline.text) return [inline];
    return erasedText === '' ? [] : [{ ...inline, text: erasedText }];
  };
  return open.flatMap(erase);
}
