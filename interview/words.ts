/** Word and sign counts, as word processors give them in French. */
import { typeOf } from './blocks/blocks.ts';
import type { Answer, Post, TopBlock } from './document.ts';
import { blockToText } from './plain.ts';
import { paragraphsToText } from './inlines.ts';

export type Counts = Readonly<{
  words: number;
  signs: number;
  questions: number;
  answers: number;
  perParticipant: ReadonlyMap<string, number>;
}>;

/** What a character is to the count: between words, part of one, or beside (punctuation, which makes no word alone). */
type Role = 0 | 1 | 2;
const BETWEEN: Role = 0;
const PART: Role = 1;
const BESIDE: Role = 2;

/** By unit; what was not met yet has none. */
const roles = new Uint8Array(0x10000).fill(255);

/** Each of the few hundred characters of a language is looked at once: texts are counted at each save. */
function roleOf(code: number): Role {
  const known = roles[code] ?? 255;
  if (known !== 255) return known as Role;
  const character = String.fromCodePoint(code);
  // Spaces of every kind (\s holds U+00A0 and U+202F), and what separates words even without a space.
  const role = /[\s\u2013\u2014\u2026]/u.test(character)
    ? BETWEEN
    : /[\p{L}\p{N}]/u.test(character)
      ? PART
      : BESIDE;
  if (code < roles.length) roles[code] = role;
  return role;
}

/**
 * Words of a text. An apostrophe or a hyphen joins (« l’échelle », « peut-être »: one word each, as Word and LibreOffice
 * count); punctuation that French sets apart (« » : ; ? !) is no word.
 */
export function countWords(text: string): number {
  let words = 0;
  let counted = false;
  for (let at = 0; at < text.length; at += 1) {
    let code = text.charCodeAt(at);
    if (isLead(code)) {
      code = text.codePointAt(at) ?? code;
      if (code > 0xffff) at += 1;
    }
    const role = roleOf(code);
    if (role === BETWEEN) counted = false;
    else if (role === PART && !counted) {
      counted = true;
      words += 1;
    }
  }
  return words;
}

/** Signs, spaces included, in characters as a reader sees them, not UTF-16 units; line ends are no sign. */
export function countSigns(text: string): number {
  let signs = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // The second half of a pair: one character with the first.
    if (unit === 10 || (unit >= 0xdc00 && unit <= 0xdfff && at > 0 && isLead(text.charCodeAt(at - 1))))
      signs -= 1;
  }
  return signs;
}

const isLead = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** What of a block is seen on the page: a picture's alternative text is not. */
function shownText(block: TopBlock): string {
  if (block.type === 'question') return blockToText(block);
  if (block.type === 'answer')
    return block.blocks
      .map(shownText)
      .filter((text) => text !== '')
      .join('\n');
  const { text, withImages } = typeOf(block);
  return text(withImages?.(block, (image) => ({ ...image, decorative: true })) ?? block);
}

/** Words of an answer that are said by who answers: without boxed notes. */
const saidWords = (answer: Answer): number =>
  countWords(
    shownText({ ...answer, blocks: answer.blocks.filter((inner) => typeOf(inner).isEditorial !== true) }),
  );

/**
 * The counts of a post's lead and body: what readers read, without title, labels and the names before answers.
 * `perParticipant`: words of each participant's answers, by id; an answer given together counts for each.
 */
export function countPost(post: Pick<Post, 'participants' | 'lead' | 'body'>): Counts {
  const perParticipant = new Map<string, number>(post.participants.map((participant) => [participant.id, 0]));
  const lead = paragraphsToText(post.lead ?? []);
  let words = countWords(lead);
  let signs = countSigns(lead);
  let questions = 0;
  let answers = 0;
  for (const block of post.body) {
    const text = shownText(block);
    const own = countWords(text);
    words += own;
    signs += countSigns(text);
    if (block.type === 'question') questions += 1;
    if (block.type !== 'answer') continue;
    answers += 1;
    const isAllSaid = block.blocks.every((inner) => typeOf(inner).isEditorial !== true);
    const said = isAllSaid ? own : saidWords(block);
    for (const id of block.participants) perParticipant.set(id, (perParticipant.get(id) ?? 0) + said);
  }
  return { words, signs, questions, answers, perParticipant };
}

export type QuestionShare = Readonly<{
  id: string;
  /** From 1, by the order of the text. */
  number: number;
  question: string;
  /** Words of the answers, by id of a participant; those who do not answer it are left out. */
  perParticipant: ReadonlyMap<string, number>;
}>;

/** Who says how much to each question; an answer given together counts for each. Questions without answer are left out. */
export function sharesByQuestion(post: Post): QuestionShare[] {
  const shares: (QuestionShare & { perParticipant: Map<string, number> })[] = [];
  let number = 0;
  let asked: (typeof shares)[number] | undefined;
  for (const block of post.body) {
    if (block.type === 'heading') asked = undefined;
    else if (block.type === 'question') {
      number += 1;
      const question = paragraphsToText(block.content);
      asked = { id: block.id, number, question, perParticipant: new Map<string, number>() };
      shares.push(asked);
    } else if (block.type === 'answer' && asked !== undefined) {
      const words = saidWords(block);
      for (const id of block.participants)
        asked.perParticipant.set(id, (asked.perParticipant.get(id) ?? 0) + words);
    }
  }
  return shares.filter(({ perParticipant }) => perParticipant.size > 0);
}

/**
 * Words a minute, reading silently: 195 in French, 228 in English, 220 elsewhere (Trauzettel-Klosinski and Dietz 2012,
 * standardised texts in 17 languages).
 */
const PACE: Readonly<Record<string, number>> = { fr: 195, en: 228 };

/** How long a reader takes, in whole minutes; 0 for less than half of one. `language` is a BCP 47 tag. */
export function readingMinutes(words: number, language: string): number {
  return Math.round(words / (PACE[language.slice(0, 2).toLowerCase()] ?? 220));
}
