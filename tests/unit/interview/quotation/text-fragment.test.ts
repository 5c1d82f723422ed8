import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorOnPage, pageLines, textFragment } from '#interview/quotation/text-fragment.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const PAGE = [
  'Que conseilleriez-vous à une commune qui hésite ?',
  'Anne Martin : De prêter une clef.',
  'Karim Benali : De choisir un lieu que l’on traverse, et d’y rester trois mois.',
  'Et à un agent ?',
  'Anne Martin : De prêter une clef.',
  'Oui.',
  'Vu.',
  '« Oui ».',
  'Merci.',
  'Vu.',
  '« Oui ».',
  'Fin.',
];
const decodeFragment = (fragment: string | undefined): string | undefined =>
  fragment === undefined ? undefined : decodeURIComponent(fragment);

describe('the text fragment of words', () => {
  it.each([
    ['the whole text when short', ['De choisir un lieu'], '', ':~:text=De choisir un lieu'],
    [
      'its first and last words when long',
      ['De choisir un lieu que l’on traverse, et d’y rester trois mois.'],
      '',
      ':~:text=De choisir un lieu,d’y rester trois mois',
    ],
    ['extended to whole words', ['hoisir un li'], '', ':~:text=choisir un lieu'],
    ['extended to the elided word', ['y rester'], '', ':~:text=d’y rester'],
    [
      'with the line before as prefix',
      ['Anne Martin : De prêter une clef.'],
      '',
      ':~:text=hésite ?-,Anne Martin : De prêter une clef',
    ],
    [
      'the second occurrence, by its question',
      ['De prêter une clef.'],
      'Et à un agent ?',
      ':~:text=De prêter une clef.,-Oui',
    ],
    ['across two blocks', ['trois mois.', 'Et à un agent ?'], '', ':~:text=trois mois,Et à un agent'],
    ['with the end of the line before as prefix', ['Oui.'], '', ':~:text=clef.-,Oui'],
    ['with the next words as suffix', ['« Oui »'], 'Merci.', ':~:text=Oui ».,-Fin'],
  ])('%s', (_, quoted, near, expected) => {
    expect(decodeFragment(textFragment(PAGE, quoted, near))).toBe(expected);
  });

  it('is empty when the page lacks the words, or repeats them with the same surroundings', () => {
    expect(textFragment(PAGE, ['jamais dit'])).toBeUndefined();
    expect(textFragment(PAGE, [''])).toBeUndefined();
    expect(textFragment(PAGE, ['?'])).toBeUndefined();
    expect(textFragment(['Oui.', 'Oui.', 'Oui.'], ['Oui.'])).toBeUndefined();
  });

  it('percent-encodes directive characters', () => {
    expect(textFragment(['vice-présidente, a & b'], ['vice-présidente, a & b'])).toBe(
      ':~:text=vice%2Dpr%C3%A9sidente%2C%20a%20%26%20b',
    );
  });

  it('identifies one place, as a browser searches it', () => {
    const word = fc.constantFrom('oui', 'non', 'clef', 'l’été', 'à', 'un-deux');
    const line = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => `${words.join(' ')}.`);
    checkProperty(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), fc.nat(), (lines, pick) => {
        const quoted = lines[pick % lines.length] ?? '';
        const fragment = textFragment(lines, [quoted]);
        if (fragment === undefined) return;
        expect(browserPlaces(lines, fragment)).toHaveLength(1);
      }),
    );
  });
});

/** The matches of a text directive in a browser, on lines with single spaces. */
function browserPlaces(lines: readonly string[], fragment: string): number[] {
  const parts = fragment.slice(':~:text='.length).split(',');
  const prefix = parts[0]?.endsWith('-') === true ? parts.shift()?.slice(0, -1) : undefined;
  const suffix = parts.at(-1)?.startsWith('-') === true ? parts.pop()?.slice(1) : undefined;
  const [start = '', end] = parts.map((part) => decodeURIComponent(part).toLowerCase());
  const before = prefix === undefined ? undefined : decodeURIComponent(prefix).toLowerCase();
  const after = suffix === undefined ? undefined : decodeURIComponent(suffix).toLowerCase();
  const text = lines.join('\n').toLowerCase();
  const isEdge = (at: number): boolean =>
    !/[\p{L}\p{N}]['’]?$/u.test(text.slice(0, at)) || !/^['’]?[\p{L}\p{N}]/u.test(text.slice(at));
  const positions: number[] = [];
  for (let at = text.indexOf(start); at !== -1; at = text.indexOf(start, at + 1)) {
    if (!isEdge(at) || !isEdge(at + start.length)) continue;
    if (before !== undefined && !text.slice(0, at).trimEnd().endsWith(before)) continue;
    let stop = at + start.length;
    if (end !== undefined) {
      const close = text.indexOf(end, stop);
      if (close === -1) continue;
      stop = close + end.length;
    }
    if (after !== undefined && !text.slice(stop).trimStart().startsWith(after)) continue;
    positions.push(at);
  }
  return positions;
}

describe('a published page', () => {
  const HTML =
    '<div id="iv-1"><h2 id="q-a1">Un<b>e</b>&nbsp;question&nbsp;?</h2><p><b>Anne&nbsp;:</b> l’<i>été</i><br>là</p><script>non</script><ul><li>un</li><li id="x">deux</li></ul></div>';

  it('is read as visible lines', () => {
    expect(pageLines(HTML)).toEqual(['Une question ?', 'Anne : l’été', 'là', 'un', 'deux']);
  });

  it('gives the anchor of a question, with any mark', () => {
    expect(anchorOnPage(HTML, 'a1')).toBe('q-a1');
    expect(anchorOnPage(HTML.replace('q-a1', 'q-a1.0123abc'), 'a1')).toBe('q-a1.0123abc');
    expect(anchorOnPage(HTML, 'b2')).toBeUndefined();
  });
});
