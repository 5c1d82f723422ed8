/** The forms of a post with their worth: the content of the impact index, in its file and in its overlay. */
import { creditOf } from '#interview/people/person-fields.ts';
import type { Participant, Post } from '#interview/document.ts';
import { passagesOf } from '#interview/passages.ts';
import { foldWord } from '#interview/search/fold.ts';
import { scanWords } from '#interview/search/scan.ts';
import { flat, STOP_WORDS } from '../analysis/tokenizer.ts';
import { EARLY, FIELDS, IN_TITLE, shareOfPost, shareOfTitle, toByte, type Field } from './weights.ts';

/** Maximum length of an indexed form (tokenizer.ts). */
const LONGEST_FORM = 60;
const NOT_INDEXED = -1;
/** Maximum cached words with the number of their form; cleared when a hostile text fills it. */
const MOST_WRITTEN = 500_000;

/** False for words that queries never use alone, which would have the longest lists. */
export const isIndexed = (form: string): boolean => form !== '' && !STOP_WORDS.fr.has(form);

/**
 * Reads posts one after the other. Forms are numbered in order of appearance, so that a build handles numbers instead
 * of strings. One reader serves one build: its dictionary grows with the vocabulary.
 */
export class WordReader {
  readonly forms: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #written = new Map<string, number>();
  /** Of the current post, by number of form: the worth that does not depend on its length, and the worth that does. */
  #fixed = new Float32Array(4_096);
  #stretched = new Float32Array(4_096);
  #postForms: number[] = [];
  /** Number of forms at the beginning of `#postForms` that are in the title. */
  #inTitle = 0;
  #words = 0;
  /** Number of `#words` in answers and texts. */
  #proseWords = 0;

  /** Calls `onForm` once for each form of a post, with its number and its byte (weights.ts), 1 to 255. */
  read(post: Post, onForm: (form: number, byte: number) => void): void {
    this.#postForms = [];
    this.#words = 0;
    this.#proseWords = 0;
    this.#readTitle(post.title);
    for (const { type, text } of passagesOf(post)) if (type !== 'title') this.#readText(text, type);
    for (const person of post.participants)
      for (const text of namedIn(person)) this.#readText(text, 'people');
    const share = shareOfPost(this.#words);
    this.#postForms.forEach((form, position) => {
      const worth = (this.#fixed[form] ?? 0) + (this.#stretched[form] ?? 0) * share;
      this.#fixed[form] = 0;
      this.#stretched[form] = 0;
      onForm(form, toByte(worth) | (position < this.#inTitle ? IN_TITLE : 0));
    });
  }

  #readTitle(title: string): void {
    this.#readText(title, 'title');
    const share = shareOfTitle(this.#words);
    for (const form of this.#postForms) this.#fixed[form] = (this.#fixed[form] ?? 0) * share;
    this.#inTitle = this.#postForms.length;
  }

  #readText(text: string, field: Field): void {
    const { weight, long } = FIELDS[field];
    const isSaid = field === 'answer' || field === 'text';
    scanWords(text, (start, end) => {
      this.#words += 1;
      if (isSaid) this.#proseWords += 1;
      const form = this.#formOf(text.slice(start, end));
      if (form === NOT_INDEXED) return;
      if ((this.#fixed[form] ?? 0) === 0 && (this.#stretched[form] ?? 0) === 0) this.#postForms.push(form);
      const sums = long ? this.#stretched : this.#fixed;
      const early = isSaid && this.#proseWords <= EARLY.words ? EARLY.times : 1;
      sums[form] = (sums[form] ?? 0) + weight * early;
    });
  }

  #formOf(written: string): number {
    const existingNumber = this.#written.get(written);
    if (existingNumber !== undefined) return existingNumber;
    const form = flat(foldWord(written).slice(0, LONGEST_FORM));
    const number = isIndexed(form) ? this.#numberOf(form) : NOT_INDEXED;
    if (this.#written.size >= MOST_WRITTEN) this.#written.clear();
    this.#written.set(flat(written), number);
    return number;
  }

  #numberOf(form: string): number {
    const existingNumber = this.#numbers.get(form);
    if (existingNumber !== undefined) return existingNumber;
    const number = this.forms.push(form) - 1;
    this.#numbers.set(form, number);
    if (number >= this.#fixed.length) {
      this.#fixed = larger(this.#fixed);
      this.#stretched = larger(this.#stretched);
    }
    return number;
  }
}

export function wordsOfPost(post: Post): Map<string, number> {
  const reader = new WordReader();
  const words = new Map<string, number>();
  reader.read(post, (form, byte) => void words.set(reader.forms[form] ?? '', byte));
  return words;
}

/** Names, roles and organisations, so that a search for a name finds the posts where the person speaks. */
const namedIn = (person: Participant): string[] => [person.name, ...creditOf(person)];

function larger(values: Float32Array): Float32Array<ArrayBuffer> {
  const copy = new Float32Array(values.length * 2);
  copy.set(values);
  return copy;
}
