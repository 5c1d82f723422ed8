/** Word and sign counts, as word processors give them in French. */
import type { Post } from './document.ts';
import { blockToText, paragraphsToText } from './plain.ts';

export type Counts = Readonly<{
  words: number;
  signs: number;
  questions: number;
  answers: number;
  perParticipant: ReadonlyMap<string, number>;
}>;

const WORD = /[\p{L}\p{N}]/u;
/** Spaces of every kind (\s holds U+00A0 and U+202F), and what separates words even without a space. */
const BETWEEN = /[\s\u2013\u2014\u2026]+/;

/**
 * Words of a text. An apostrophe or a hyphen joins (« l’échelle », « peut-être »: one word each, as Word and LibreOffice
 * count); punctuation that French sets apart (« » : ; ? !) is no word.
 */
export function countWords(text: string): number {
  let words = 0;
  for (const token of text.split(BETWEEN)) if (WORD.test(token)) words += 1;
  return words;
}

/** Signs, spaces included, in characters as a reader sees them, not UTF-16 units; line ends are no sign. */
export function countSigns(text: string): number {
  let signs = 0;
  for (const character of text) if (character !== '\n') signs += 1;
  return signs;
}

/**
 * The counts of a post's lead and body: what readers read, without title, labels and the names before answers.
 * `perParticipant`: words of each participant's answers, by id; an answer given together counts for each.
 */
export function countPost(post: Post): Counts {
  const perParticipant = new Map<string, number>(post.participants.map((participant) => [participant.id, 0]));
  const lead = paragraphsToText(post.lead ?? []);
  let words = countWords(lead);
  let signs = countSigns(lead);
  let questions = 0;
  let answers = 0;
  for (const block of post.body) {
    const text = blockToText(block);
    const own = countWords(text);
    words += own;
    signs += countSigns(text);
    if (block.type === 'question') questions += 1;
    if (block.type !== 'answer') continue;
    answers += 1;
    for (const id of block.participants) perParticipant.set(id, (perParticipant.get(id) ?? 0) + own);
  }
  return { words, signs, questions, answers, perParticipant };
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
