import { describe, expect, it } from 'vitest';
import { en } from '#assets/messages/en.ts';
import { fr, type Messages } from '#assets/messages/fr.ts';
import { FAILURE_CODES } from '#contract/failure.ts';

type Leaf = Readonly<{ path: string; value: unknown }>;

function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
}

/** A message as the author may read it; functions get plausible arguments, numbers or words. */
function textsOf({ value }: Leaf): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'function') return [];
  const make = value as (...args: unknown[]) => unknown;
  return [1, 1_248, 'mot'].flatMap((sample) => {
    try {
      const text = make(...Array.from({ length: Math.max(1, make.length) }, () => sample));
      return typeof text === 'string' ? [text] : [];
    } catch (error) {
      // An argument of another kind than this sample.
      if (error instanceof TypeError || error instanceof RangeError) return [];
      throw error;
    }
  });
}

const french = leaves(fr);
const english = leaves(en);

describe('the words of the app', () => {
  it('exist in both languages, under the same names and of the same kind', () => {
    const shape = (all: readonly Leaf[]): string[] =>
      all.map(({ path, value }) => `${path} ${typeof value}`).toSorted();
    expect(shape(english)).toEqual(shape(french));
  });

  it('are replaced for a folder under the names and kinds they have for a blog', () => {
    const kinds = new Map(french.map(({ path, value }) => [path, typeof value]));
    const replaced = leaves(fr.folder.inFolder);
    expect(replaced.filter(({ path, value }) => kinds.get(path) !== typeof value)).toEqual([]);
  });

  it('have a sentence for every failure, and for no other', () => {
    expect(Object.keys(fr.failures).toSorted()).toEqual([...FAILURE_CODES].toSorted());
  });

  it('mention no send where nothing is sent: an import or a search of addresses can be offline too', () => {
    const sentences = [fr, en].map(({ failures }: Messages) => failures['network.offline']({}));
    expect(sentences.join(' ')).not.toMatch(/envoi|sen[dt]/);
  });

  const frenchTexts = french.flatMap((leaf) => textsOf(leaf).map((text) => [leaf.path, text] as const));

  it.each([
    ['a no-break space before « : ; ! ? »', /[^\u00a0\u202f\d\s/:][:;!?](?=\s|$)|[ ][:;!?»]/u],
    ['no-break spaces inside « »', /«(?![\u00a0\u202f])|(?<![\u00a0\u202f])»/u],
    ['typographic apostrophes', /[\p{L}]'[\p{L}]/u],
    ['an ellipsis of one sign', /\.\.\./],
    ['no exclamation mark, no « Oups »', /!|oups/i],
  ])('follow French typography: %s', (_rule, fault) => {
    expect(frenchTexts.filter(([, text]) => fault.test(text))).toEqual([]);
  });

  it('ask in sentences with « vous », and name acts by infinitives', () => {
    const infinitive =
      /^(?:(?:ne (?:pas|rien) |le |la |les |en |lui |y |se |l’|s’)?(?!dossier|fichier|premier|dernier|blogger)\p{L}+(?:er|ir|oir|uire|lire|crire|endre|ettre|faire))(?=[\s.,])/iu;
    const faults = frenchTexts.flatMap(([path, text]) =>
      text
        .split(/(?<=[.?…])\s|\s[:;]\s/u)
        .filter((part) =>
          text.endsWith('.')
            ? !part.endsWith('?') && infinitive.test(part)
            : /^(?!Chez)\p{L}+ez\s/u.test(part),
        )
        .map((part) => `${path}: ${part}`),
    );
    expect(faults).toEqual([]);
  });

  it('have no double space', () => {
    const texts = french.filter(({ value }) => typeof value === 'string').flatMap((leaf) => textsOf(leaf));
    expect(texts.filter((text) => /[ \u00a0]{2}/.test(text))).toEqual([]);
  });

  it('never contain technical terms', () => {
    const machine = /\b(post|job|outbox|asset|sync|renderer|backend)s?\b/i;
    expect(frenchTexts.filter(([, text]) => machine.test(text))).toEqual([]);
  });

  it('have no exclamation mark or « Oops » in English', () => {
    const texts = english.flatMap((leaf) => textsOf(leaf).map((text) => [leaf.path, text] as const));
    expect(texts.filter(([, text]) => /!|oops|\.\.\.|[\p{L}]'[\p{L}]/iu.test(text))).toEqual([]);
  });
});
