/** Index of a post's questions, to recognise them in received text. */
import type { Post, Question } from '../document.ts';
import { paragraphsToText } from '../inlines.ts';
import { codeLetters, type QuestionCode } from './question-codes.ts';
import {
  CLOSE,
  mayBeClose,
  prepare,
  type PreparedText,
  prepareKey,
  similarity,
  wordsKey,
  wordsWithPositions,
} from '../similarity.ts';

export type KnownQuestion = Readonly<{
  id: string;
  /** Starts at 1, in the order of the post. */
  number: number;
  text: string;
  prepared: PreparedText;
}>;

export type Likeness = Readonly<{ question: KnownQuestion; score: number }>;

export type KnownQuestions = Readonly<{
  all: readonly KnownQuestion[];
  /** Questions close to the text, best first; equal scores in the order of the post. */
  like(text: string): Likeness[];
  /** The question of a code: by its letters, by its number where it has none. Undefined where the post no longer has it. */
  ofCode(code: QuestionCode): KnownQuestion | undefined;
  /**
   * Length in UTF-16 units of the question that begins a line and is followed by an answer; undefined if there is none.
   * `cuts`: offsets of format changes.
   */
  headOf(text: string, cuts: readonly number[]): number | undefined;
}>;

/** Longer lines are not compared: no question is that long. */
const LONGEST = 1_500;
/** Up to this many candidates, all are compared. */
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

  /** Questions of similar length; of many, those that share most words with the text. Few are compared in full. */
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

  /** Cache: a line is compared several times, alone and with those under it. */
  const likenessCache = new Map<string, Likeness[]>();

  function like(text: string): Likeness[] {
    const cached = likenessCache.get(text);
    if (cached !== undefined) return cached;
    const likenesses = compare(text);
    likenessCache.set(text, likenesses);
    return likenesses;
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
        const questionWords = question.prepared.words;
        const last = words[first + questionWords.length - 1];
        const follows = words[first + questionWords.length];
        if (last === undefined || follows === undefined) continue;
        if (!questionWords.every((word, index) => words[first + index]?.key === word)) continue;
        // « (trois lignes au plus) » belongs to the question.
        const after = /^[^\p{L}\p{N}([«“"]*(?:\([^)]*\)[\s.:]*)?/u.exec(text.slice(last.end))?.[0] ?? '';
        const end = last.end + after.length;
        const parted = /[^\s\p{L}\p{N}]/u.test(after) || cuts.some((cut) => cut >= last.end && cut <= end);
        if (parted && end < text.length && end > (longest ?? 0)) longest = end;
      }
    }
    return longest;
  }

  function headOf(text: string, cuts: readonly number[]): number | undefined {
    const wholeQuestionEnd = wholeQuestionAt(text, cuts);
    if (wholeQuestionEnd !== undefined) return wholeQuestionEnd;
    const own = like(text)[0]?.score ?? 0;
    const places = [
      ...[...text.slice(0, LONGEST).matchAll(/[?:][\s»”"')]*/gu)].map((sign) => sign.index + sign[0].length),
      ...cuts,
    ].filter((cut) => cut > 0 && text.slice(cut).trim() !== '');
    let best: { cut: number; score: number } | undefined;
    for (const place of places) {
      const score = like(text.slice(0, place))[0]?.score ?? 0;
      if (score >= 0.75 && score > own && score > (best?.score ?? 0)) best = { cut: place, score };
    }
    return best?.cut;
  }

  function ofCode({ number, letters }: QuestionCode): KnownQuestion | undefined {
    if (letters === undefined) return all[number - 1];
    const sameLetters = byLetters.get(letters) ?? [];
    return sameLetters.find((question) => question.number === number) ?? sameLetters[0];
  }

  return { all, like, headOf, ofCode };
}
