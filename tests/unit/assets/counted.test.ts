/**
 * What the window says with a number, for 0, 1 and 2, in a file to be read by somebody who knows the language: no rule finds
 * that a pronoun further on does not agree. After a change: `vitest run -u`, and read what became different.
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

/** Undefined for what is not made of numbers alone. */
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
