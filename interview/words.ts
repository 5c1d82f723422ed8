/** Counts words and characters as word processors do for French. */
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

/** The role of a character: between words, part of a word, or neither (punctuation, which is no word by itself). */
type Role = 0 | 1 | 2;
const BETWEEN: Role = 0;
const PART: Role = 1;
const BESIDE: Role = 2;

/** By code unit; 255 if not computed. */
const roles = new Uint8Array(0x10000).fill(255);

/** Cached per character, because texts are counted at each save. */
function roleOf(code: number): Role {
  const cached = roles[code] ?? 255;
  if (cached !== 255) return cached as Role;
  const character = String.fromCodePoint(code);
  // White space (\s includes U+00A0 and U+202F), and characters that separate words without spaces.
  const role = /[\s\u2013\u2014\u2026]/u.test(character)
    ? BETWEEN
    : /[\p{L}\p{N}]/u.test(character)
      ? PART
      : BESIDE;
  if (code < roles.length) roles[code] = role;
  return role;
}

/**
 * Counts the words of a text. Apostrophes and hyphens join (« l’échelle » and « peut-être » are one word, as in Word
 * and LibreOffice); spaced punctuation (« » : ; ? !) is no word.
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

/** Counts characters as readers see them, spaces included, without line ends. */
export function countSigns(text: string): number {
  let signs = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // The second half of a surrogate pair.
    if (unit === 10 || (unit >= 0xdc00 && unit <= 0xdfff && at > 0 && isLead(text.charCodeAt(at - 1))))
      signs -= 1;
  }
  return signs;
}

const isLead = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** The displayed text of a block, without alternative texts of pictures. */
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

/** The words of an answer by its speaker, without boxed notes. */
const countSpokenWords = (answer: Answer): number =>
  countWords(
    shownText({ ...answer, blocks: answer.blocks.filter((inner) => typeOf(inner).isEditorial !== true) }),
  );

/**
 * Counts a post's lead and body, without title, labels and names before answers. `perParticipant`: words of each
 * participant's answers, by id; a joint answer counts for each.
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
    const spokenWords = isAllSaid ? own : countSpokenWords(block);
    for (const id of block.participants) perParticipant.set(id, (perParticipant.get(id) ?? 0) + spokenWords);
  }
  return { words, signs, questions, answers, perParticipant };
}

export type QuestionShare = Readonly<{
  id: string;
  /** Starts at 1, in text order. */
  number: number;
  question: string;
  /** Words of answers by participant id, without participants who do not answer. */
  perParticipant: ReadonlyMap<string, number>;
}>;

/** The shares of speakers per question; a joint answer counts for each. Questions without answers are omitted. */
export function sharesByQuestion(post: Post): QuestionShare[] {
  const shares: (QuestionShare & { perParticipant: Map<string, number> })[] = [];
  let number = 0;
  let current: (typeof shares)[number] | undefined;
  for (const block of post.body) {
    if (block.type === 'heading') current = undefined;
    else if (block.type === 'question') {
      number += 1;
      const question = paragraphsToText(block.content);
      current = { id: block.id, number, question, perParticipant: new Map<string, number>() };
      shares.push(current);
    } else if (block.type === 'answer' && current !== undefined) {
      const words = countSpokenWords(block);
      for (const id of block.participants)
        current.perParticipant.set(id, (current.perParticipant.get(id) ?? 0) + words);
    }
  }
  return shares.filter(({ perParticipant }) => perParticipant.size > 0);
}

/**
 * Words per minute in silent reading: 195 in French, 228 in English, 220 in others (Trauzettel-Klosinski and Dietz
 * 2012, standardised texts in 17 languages).
 */
const PACE: Readonly<Record<string, number>> = { fr: 195, en: 228 };

/** The reading time in whole minutes; 0 for less than half a minute. `language` is a BCP 47 tag. */
export function readingMinutes(words: number, language: string): number {
  return Math.round(words / (PACE[language.slice(0, 2).toLowerCase()] ?? 220));
}
