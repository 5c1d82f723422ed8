/** Typography seen through marks, links and passages in another language. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inlinesSchema, type Inline } from '#interview/document.ts';
import { textInline, inlinesToText } from '#interview/inlines.ts';
import { applyChanges } from '#interview/typography/correct.ts';
import { changeInlines, correctInlines } from '#interview/typography/inlines.ts';
import { arbitraryInlines } from '#tests/builders/arbitrary-text.ts';
import { toSpaces, toSigns } from './space-signs.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const plain = (text: string): Inline => textInline(toSpaces(text));
const bold = (text: string): Inline => textInline(toSpaces(text), ['bold']);
const code = (text: string): Inline => textInline(text, ['code']);
const foreign = (text: string, language: string): Inline => textInline(toSpaces(text), undefined, language);
const link = (text: string, url: string): Inline => ({
  type: 'link',
  url,
  content: [textInline(toSpaces(text))],
});
const lineBreak: Inline = { type: 'lineBreak' };

/** `*bold*`, `` `code` ``, `[link]`, `{foreign}`, `/` for a line break. */
const markedText = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline): string => {
      if (inline.type === 'lineBreak') return '/';
      if (inline.type === 'link') return `[${markedText(inline.content)}]`;
      const text = toSigns(inline.text);
      if (inline.language !== undefined) return `{${text}}`;
      return inline.marks?.includes('bold')
        ? `*${text}*`
        : inline.marks?.includes('code')
          ? `\`${text}\``
          : text;
    })
    .join('');

const CASES: readonly (readonly [string, readonly Inline[], string])[] = [
  ['a bold colon', [plain('mot '), bold(':'), plain(' suite')], 'mot~*:* suite'],
  ['a bold colon without a space', [plain('mot'), bold(':'), plain(' suite')], 'mot~*:* suite'],
  ['a question mark after bold words', [bold('Pourquoi'), plain('?')], '*Pourquoi^*?'],
  ['a space in bold before the mark', [bold('Pourquoi '), plain('?')], '*Pourquoi^*?'],
  ['quotes outside bold', [plain('"'), bold('mot'), plain('"')], '«~*mot*~»'],
  ['quotes inside bold', [bold('"mot"'), plain(' ?')], '*«~mot~»*^?'],
  ['one inside, one outside', [plain('"'), bold('mot"')], '«~*mot~»*'],
  ['dots with two formats', [plain('oui.'), bold('..')], 'oui…'],
  ['an elision before bold', [plain("l'"), bold('eau')], 'l’*eau*'],
  ['a ligature with two formats', [plain('co'), bold('eur')], 'cœ*ur*'],
  ['double spaces with two formats', [plain('un '), bold(' mot')], 'un *mot*'],
  ['code is read but not changed', [plain('le '), code('a ? "b"'), plain(' ?')], 'le `a ? "b"`^?'],
  ['code with the mark glued', [code('x'), plain('?')], '`x`^?'],
  ['code in quotes', [plain('"'), code('x'), plain('"')], '«~`x`~»'],
  ['an elision before code', [plain("l'"), code('x')], 'l’`x`'],
  [
    'words of a link',
    [plain('voir '), link('l\'étude "x"', 'https://exemple.fr'), plain(' ?')],
    'voir [l’étude «~x~»]^?',
  ],
  ['a link with the mark glued', [link('étude', 'https://exemple.fr'), plain('?')], '[étude]^?'],
  [
    'a link that shows its address',
    [link("exemple.org/l'a?b", "https://exemple.org/l'a?b")],
    "[exemple.org/l'a?b]",
  ],
  [
    'a link to an address of mail',
    [link('lab@exemple.museum', 'mailto:lab@exemple.museum'), plain(' !')],
    '[lab@exemple.museum]^!',
  ],
  [
    'English in French',
    [plain('Il dit "'), foreign('it\'s "so", why?', 'en'), plain('" ?')],
    'Il dit «~{it’s “so”, why?}~»^?',
  ],
  [
    'German in French',
    [plain('Il dit '), foreign('was? "so"... l\'a', 'de'), plain(' ?')],
    'Il dit {was? "so"... l\'a}^?',
  ],
  ['a foreign word before the mark', [foreign('Why', 'en'), plain('?')], '{Why}^?'],
  [
    'a space at the end of a foreign passage',
    [plain('le '), foreign('design ', 'en'), plain('?')],
    'le {design^}?',
  ],
  ['each line has its own quotes', [plain('"un"'), lineBreak, plain('"deux"')], '«~un~»/«~deux~»'],
  ['a mark at the start of a line', [plain('un'), lineBreak, plain('? deux')], 'un/? deux'],
  ['a dialogue after a line break', [plain('- Oui ?'), lineBreak, plain('- Non.')], '—~Oui^?/—~Non.'],
];

describe('French text', () => {
  test.each(CASES)('%s', (_, input, expected) => {
    const { changes } = correctInlines(input, { language: 'fr' });
    const changed = changeInlines(input, changes);
    expect(markedText(changed)).toBe(expected);
    expect(correctInlines(changed, { language: 'fr' }).changes, 'corrected once more').toEqual([]);
  });
});

test('corrects a French passage in a text without rules', () => {
  const inlines = [plain('Was? '), foreign('"Pourquoi ?"', 'fr')];
  const { changes } = correctInlines(inlines, { language: 'de' });
  expect(markedText(changeInlines(inlines, changes))).toBe('Was? {«~Pourquoi^?~»}');
});

test('each change can be applied alone', () => {
  const inlines = [plain('"'), bold("l'eau"), plain('" ?')];
  const { changes } = correctInlines(inlines, { language: 'fr' });
  expect(changes.map((change) => markedText(changeInlines(inlines, [change])))).toEqual([
    '«~*l\'eau*" ?',
    '"*l’eau*" ?',
    '"*l\'eau*~» ?',
    '"*l\'eau*"^?',
  ]);
});

test('for any runs: idempotent, equal to the plain text’s changes, with valid runs', () => {
  checkProperty(
    fc.property(arbitraryInlines, fc.constantFrom('fr', 'en', 'de'), (inlines, language) => {
      const { changes } = correctInlines(inlines, { language });
      const changed = changeInlines(inlines, changes);
      expect(inlinesToText(changed)).toBe(applyChanges(inlinesToText(inlines), changes));
      expect(inlinesSchema.safeParse(changed).success).toBe(true);
      expect(correctInlines(changed, { language }).changes).toEqual([]);
      const codeOf = (inlines: readonly Inline[]): string =>
        inlines
          .flatMap((inline) => (inline.type === 'link' ? inline.content : [inline]))
          .map((inline) =>
            inline.type === 'text' && inline.marks?.includes('code') === true ? inline.text : '',
          )
          .join('');
      expect(codeOf(changed)).toBe(codeOf(inlines));
    }),
  );
});
