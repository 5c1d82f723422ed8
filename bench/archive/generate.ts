/**
 * Generates a French archive of any size, deterministically, for measuring search. Posts of 300 to 3,130 words about
 * three topics each; Zipf-distributed words with repetitions and fixed pairs; names, towns, numbers, a few typing
 * errors; elisions, no-break spaces; one post in ten in English.
 */
import {
  DOCUMENT_VERSION,
  type Inline,
  type Participant,
  type Post,
  type TopBlock,
} from '#interview/document.ts';
import type { Status } from '#contract/shapes.ts';
import { seededRandom } from '../generate-archive.ts';
import { CITIES, person } from './people.ts';
import { SENTENCES, type Sentence } from './sentences.ts';
import { vocabulary, type Vocabulary } from './vocabulary.ts';

export type ArchivePost = Readonly<{ document: Post; status: Status; publishedAt: number }>;

const LABELS = 60;
const INTERVIEWERS = 12;
/** Probabilities of each kind of word in a sentence. */
const TOPICAL = 0.25;
const REPEATED = 0.08;
const TOGETHER = 0.02;
const NUMBER = 0.02;
const TOWN = 0.015;
const SLIP = 0.0004;
const STATUSES: readonly (readonly [Status, number])[] = [
  ['published', 0.86],
  ['changed', 0.92],
  ['draft', 0.97],
  ['scheduled', 0.98],
  ['binned', 1],
];

export function* generateLargeArchive(count: number, seed = 1): Generator<ArchivePost> {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const words = { fr: vocabulary('fr', random), en: vocabulary('en', random) };
  const topics = { fr: topicsOf(words.fr, below), en: topicsOf(words.en, below) };
  const together = Array.from({ length: 200 }, () => [
    words.fr.draw(random() * 0.5),
    words.fr.draw(random() * 0.8),
  ]);
  const labels = Array.from({ length: LABELS }, (_, index) => capital(words.fr.topical[index * 37] ?? ''));
  const people = Math.max(20, Math.floor(count / 8));

  for (let number = 0; number < count; number += 1) {
    const language = number % 10 === 7 ? 'en' : 'fr';
    const about = Array.from({ length: 3 }, () => pick(topics[language]));
    const usedWords: string[] = [];
    const content = (): string => {
      const at = random();
      let word: string;
      if (at < TOPICAL) word = pick(about)[Math.floor(300 * random() ** 2)] ?? '';
      else if (at < TOPICAL + REPEATED && usedWords.length > 0) word = pick(usedWords);
      else if (at < TOPICAL + REPEATED + TOGETHER && language === 'fr') word = pick(together).join(' ');
      else if (at < TOPICAL + REPEATED + TOGETHER + NUMBER) return String(1 + below(2_026));
      else if (at < TOPICAL + REPEATED + TOGETHER + NUMBER + TOWN) return pick(CITIES);
      else word = words[language].draw(random());
      usedWords.push(word);
      return random() < SLIP ? slip(word, below) : word;
    };
    const fill = (sentence: Sentence): string => {
      let text = '';
      for (const part of sentence) text += typeof part === 'string' ? part : put(part.put, content(), below);
      return capital(text);
    };
    const { statements, questions, titles } = SENTENCES[language];
    const paragraph = (): string =>
      Array.from({ length: 2 + below(4) }, () => fill(pick(statements))).join(' ');
    const role = (pattern: string): string => pattern.replace('D', () => put('D', content(), below));

    const interviewer = person(below(INTERVIEWERS), role);
    const speakers = new Map<string, Participant>();
    for (let remaining = 1 + below(3); remaining > 0; remaining -= 1) {
      // Some speak often.
      const speaker = person(INTERVIEWERS + Math.floor(people * random() ** 2), role);
      speakers.set(speaker.id, speaker);
    }
    const lead = paragraph();
    const body: TopBlock[] = [];
    let left = length(random) - wordsIn(lead);
    for (let turn = 0; left > 0; turn += 1) {
      const question = fill(pick(questions));
      left -= wordsIn(question);
      body.push({ type: 'question', id: `q${turn}`, by: [interviewer.id], content: [text(question)] });
      for (const { id } of speakers.values()) {
        const paragraphs = Array.from({ length: 1 + below(3) }, paragraph);
        for (const written of paragraphs) left -= wordsIn(written);
        body.push({
          type: 'answer',
          id: `a${turn}-${id}`,
          participants: [id],
          labelShown: true,
          blocks: paragraphs.map((written) => ({ type: 'paragraph' as const, content: text(written) })),
        });
      }
    }
    const at = random();
    yield {
      status: STATUSES.find(([, share]) => at < share)?.[0] ?? 'draft',
      publishedAt: Date.UTC(2008 + below(19), below(12), 1 + below(28), 9, below(60)),
      document: {
        version: DOCUMENT_VERSION,
        kind: 'interview',
        language,
        title: fill(pick(titles)),
        labels: [
          ...new Set(
            Array.from({ length: 1 + below(4) }, () => labels[Math.floor(LABELS * random() ** 2)] ?? ''),
          ),
        ],
        participants: [interviewer, ...speakers.values()],
        lead: [text(lead)],
        body,
      },
    };
  }
}

const text = (content: string): Inline[] => [{ type: 'text', text: content }];
const capital = (written: string): string => written.charAt(0).toUpperCase() + written.slice(1);
const wordsIn = (written: string): number => written.split(' ').length;

/** Words of a post: 300 to 3,130, about 1,100 in the middle. */
function length(random: () => number): number {
  const normal = random() + random() + random() + random() - 2;
  return Math.min(3_130, Math.max(300, 905 * Math.exp(normal * 0.78)));
}

/** Topics of three hundred related word forms each. */
function topicsOf({ topical }: Vocabulary, below: (limit: number) => number): string[][] {
  return Array.from({ length: 120 }, () =>
    Array.from({ length: 300 }, () => topical[below(topical.length)] ?? ''),
  );
}

const VOWEL = /^[aeiouyhàâéèêëîïôœùû]/iu;
function put(how: '*' | 'L' | 'D', word: string, below: (limit: number) => number): string {
  if (how === '*') return word;
  const elided = VOWEL.test(word);
  if (how === 'L') return elided ? `l’${word}` : `${below(2) === 0 ? 'le' : 'la'} ${word}`;
  if (below(2) === 0) return elided ? `d’${word}` : `de ${word}`;
  return elided ? `de l’${word}` : `de la ${word}`;
}

/** Two neighbouring letters exchanged, or one left out. */
function slip(word: string, below: (limit: number) => number): string {
  const at = below(Math.max(1, word.length - 1));
  return below(2) === 0
    ? word.slice(0, at) + word.slice(at + 1)
    : word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}
