/**
 * The window’s sentences with numbers, for 0, 1 and 2, in a file for a reader who knows the language, as no rule
 * checks agreement. After a change: `vitest run -u`, and read the difference.
 */
import { expect, it } from 'vitest';
import { en } from '#assets/messages/en.ts';
import { fr } from '#assets/messages/fr.ts';

type Sentence = (...given: unknown[]) => unknown;

function* sentences(at: string, message: unknown): Generator<[string, Sentence]> {
  if (typeof message === 'function') yield [at, message as Sentence];
  else if (typeof message === 'object' && message !== null)
    for (const [key, inner] of Object.entries(message))
      yield* sentences(at === '' ? key : `${at}.${key}`, inner);
}

/** The sentence for a number; undefined when it needs other values. */
function saidWith(sentence: Sentence, value: number): string | undefined {
  try {
    const text = sentence(...Array.from({ length: sentence.length }, () => value));
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}

it.each([
  ['fr', fr],
  ['en', en],
])('agrees with its number (%s)', async (language, messages) => {
  const lines: string[] = [];
  for (const [at, sentence] of sentences('', messages)) {
    const [zero, one, two] = [0, 1, 2].map((value) => saidWith(sentence, value));
    if (zero === undefined || one === undefined || two === undefined) continue;
    const without = (text: string): string => text.replaceAll(/[012]/g, '#');
    if (without(zero) !== without(two) || without(one) !== without(two))
      lines.push(at, ...[zero, one, two].map((text) => `  ${text}`));
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`counted.${language}.txt`);
});
