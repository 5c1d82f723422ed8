/** The questions of a post, ready to be met again in what a person sent back. */
import type { Post, Question } from '../document.ts';
import { paragraphsToText } from '../inlines.ts';
import { codeLetters, type QuestionCode } from './question-codes.ts';
import {
  CLOSE,
  mayBeClose,
  prepare,
  type Prepared,
  prepareKey,
  similarity,
  wordsKey,
  wordsWithPositions,
} from '../similarity.ts';

export type KnownQuestion = Readonly<{
  id: string;
  /** From 1, in the order of the post. */
  number: number;
  text: string;
  prepared: Prepared;
}>;

export type Likeness = Readonly<{ question: KnownQuestion; score: number }>;

export type KnownQuestions = Readonly<{
  all: readonly KnownQuestion[];
  /** Every question that the text is close to, best first; of equal texts, in the order of the post. */
  like(text: string): Likeness[];
  /** The question of a code: by its letters, by its number where it has none. Undefined where the post no longer has it. */
  ofCode(code: QuestionCode): KnownQuestion | undefined;
  /**
   * How much of a line is the question it begins with, in UTF-16 units, when an answer follows on the same line;
   * undefined when it begins with none. `cuts`: places where the look of the text changes.
   */
  headOf(text: string, cuts: readonly number[]): number | undefined;
}>;

/** Longer than any question: such a line is not compared. */
const LONGEST = 1_500;
/** Words that stand in too many questions to tell them apart are looked up all the same when they are few. */
const MOST_COMPARED = 40;

export function knownQuestions(post: Post): KnownQuestions {
  const questions = post.body.filter((block): block is Question => block.type === 'question');
  const all = questions.map((question, index): KnownQuestion => {
    const text = paragraphsToText(question.content).replaceAll('\n', ' ');
    return { id: question.id, number: index + 1, text, prepared: prepare(text) };
  });
  const byLetters = new Map<string, KnownQuestion[]>();
  for (const question of all) {
    const letters = codeLetters(question.id);
    byLetters.set(letters, [...(byLetters.get(letters) ?? []), question]);
  }
  const byWord = new Map<string, KnownQuestion[]>();
  for (const question of all)
    for (const word of new Set(question.prepared.words))
      byWord.set(word, [...(byWord.get(word) ?? []), question]);

  /** Of those that may be close by their length, the ones that share most words with it: few are compared in full. */
  function candidates(key: string): KnownQuestion[] {
    const near = all.filter((question) => mayBeClose(key, question.prepared.key));
    if (near.length <= MOST_COMPARED) return near;
    const words = new Set(key.split(' '));
    const shared = near.map((question) => {
      let weight = 0;
      for (const word of new Set(question.prepared.words))
        if (words.has(word)) weight += 1 / (byWord.get(word)?.length ?? 1);
      return { question, weight };
    });
    return shared
      .filter(({ weight }) => weight > 0)
      .toSorted((a, b) => b.weight - a.weight)
      .slice(0, MOST_COMPARED)
      .map(({ question }) => question);
  }

  /** A line is asked about several times, alone and with those under it. */
  const asked = new Map<string, Likeness[]>();

  function like(text: string): Likeness[] {
    const known = asked.get(text);
    if (known !== undefined) return known;
    const found = compare(text);
    asked.set(text, found);
    return found;
  }

  function compare(text: string): Likeness[] {
    if (text.length > LONGEST) return [];
    const key = wordsKey(text);
    const near = key === '' ? [] : candidates(key);
    if (near.length === 0) return [];
    const prepared = prepareKey(key);
    return near
      .map((question) => ({ question, score: similarity(prepared, question.prepared) }))
      .filter(({ score }) => score >= CLOSE)
      .toSorted((a, b) => b.score - a.score || a.question.number - b.question.number);
  }

  function wholeQuestionAt(text: string, cuts: readonly number[]): number | undefined {
    const words = wordsWithPositions(text.slice(0, LONGEST));
    let longest: number | undefined;
    for (const first of [0, 1, 2]) {
      for (const question of byWord.get(words[first]?.key ?? '') ?? []) {
        const asked = question.prepared.words;
        const last = words[first + asked.length - 1];
        const follows = words[first + asked.length];
        if (last === undefined || follows === undefined) continue;
        if (!asked.every((word, index) => words[first + index]?.key === word)) continue;
        // « (trois lignes au plus) » still belongs to the question.
        const after = /^[^\p{L}\p{N}([«“"]*(?:\([^)]*\)[\s.:]*)?/u.exec(text.slice(last.end))?.[0] ?? '';
        const end = last.end + after.length;
        const parted = /[^\s\p{L}\p{N}]/u.test(after) || cuts.some((cut) => cut >= last.end && cut <= end);
        if (parted && end < text.length && end > (longest ?? 0)) longest = end;
      }
    }
    return longest;
  }

  function headOf(text: string, cuts: readonly number[]): number | undefined {
    const whole = wholeQuestionAt(text, cuts);
    if (whole !== undefined) return whole;
    const own = like(text)[0]?.score ?? 0;
    const places = [
      ...[...text.slice(0, LONGEST).matchAll(/[?:][\s»”"')]*/gu)].map((sign) => sign.index + sign[0].length),
      ...cuts,
    ].filter((place) => place > 0 && text.slice(place).trim() !== '');
    let best: { place: number; score: number } | undefined;
    for (const place of places) {
      const score = like(text.slice(0, place))[0]?.score ?? 0;
      if (score >= 0.75 && score > own && score > (best?.score ?? 0)) best = { place, score };
    }
    return best?.place;
  }

  function ofCode({ number, letters }: QuestionCode): KnownQuestion | undefined {
    if (letters === undefined) return all[number - 1];
    const sameLetters = byLetters.get(letters) ?? [];
    return sameLetters.find((question) => question.number === number) ?? sameLetters[0];
  }

  return { all, like, headOf, ofCode };
}
