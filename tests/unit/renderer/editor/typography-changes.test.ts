// @vitest-environment happy-dom
/** The reviewed pass of typography, and the language of a passage. */
import { $isElementNode, UNDO_COMMAND } from 'lexical';
import { describe, expect, test } from 'vitest';
import type { Image, TopBlock } from '#interview/document.ts';
import { textInline } from '#interview/inlines.ts';
import { $setPassageLanguage } from '#renderer/editor/typography/passage-language.ts';
import { applyMatches, findChanges, groupChanges } from '#renderer/editor/typography/typography-changes.ts';
import { toSigns } from '../../interview/typography/space-signs.ts';
import { moveToEnd, open, paragraph, textOf } from './typography-editor.ts';

describe('the typography review', () => {
  const body: TopBlock[] = [
    paragraph(textInline('Pourquoi ? '), textInline("l'eau", ['bold']), textInline(' : "oui"')),
    { type: 'question', id: 'q', content: [[textInline('Etat ?')]] },
    { type: 'code', text: 'a ? "b"' },
    { type: 'quote', language: 'en', content: [[textInline('It\'s "so" ?')]] },
    {
      type: 'image',
      url: 'https://exemple.fr/a.png',
      alt: 'Qui ?',
      caption: [textInline("L'atelier")],
      credit: 'M. Martin',
      decorative: false,
    },
    {
      type: 'table',
      rows: [
        [
          { header: false, content: [textInline('10 km')] },
          { header: false, content: [textInline('5%')] },
        ],
      ],
    },
  ];

  test('finds every change, without code, each text in its language', () => {
    const editor = open(body, { title: 'Titre ?', lead: [[textInline('Oui...')]] });
    const typographyChanges = findChanges(editor.editor);
    expect(
      typographyChanges.map(({ left, change, right, suggested }) =>
        toSigns(`${suggested ? '?' : ''}${left}[${change.before}|${change.after}]${right}`),
      ),
    ).toEqual([
      'Titre[ |^]?',
      'Oui[...|…]',
      'Pourquoi[ |^]? l\'eau : "oui"',
      'Pourquoi ? l[\'|’]eau : "oui"',
      'Pourquoi ? l\'eau[ |~]: "oui"',
      'Pourquoi ? l\'eau : ["|«~]oui"',
      'Pourquoi ? l\'eau : "oui["|~»]',
      'Etat[ |^]?',
      '?[E|É]tat ?',
      'It[\'|’]s "so" ?',
      'It\'s ["|“]so" ?',
      'It\'s "so["|”] ?',
      'It\'s "so"[ |]?',
      "L['|’]atelier",
      'M.[ |~]Martin',
      'Qui[ |^]?',
      '10[ |~]km',
      '5[|~]%',
    ]);
    expect(new Set(typographyChanges.map((one) => one.id)).size).toBe(typographyChanges.length);
    expect(groupChanges(typographyChanges).flatMap((group) => group.matches)).toHaveLength(
      typographyChanges.length,
    );
    expect(groupChanges(typographyChanges).at(-1)).toMatchObject({ rule: 'capital', suggested: true });
  });

  test('applies the chosen changes as one undo step, and finds nothing more', () => {
    const editor = open(body, { title: 'Titre ?' });
    const before = editor.read();
    applyMatches(editor.editor, findChanges(editor.editor));
    const after = editor.read();
    expect(after.title).toBe('Titre\u202f?');
    expect(after.body).toMatchObject([
      {
        content: [
          { text: 'Pourquoi\u202f? ' },
          { text: 'l’eau', marks: ['bold'] },
          { text: '\u00a0: «\u00a0oui\u00a0»' },
        ],
      },
      { content: [[{ text: 'État\u202f?' }]] },
      { text: 'a ? "b"' },
      { content: [[{ text: 'It’s “so”?' }]] },
      { alt: 'Qui\u202f?', caption: [{ text: 'L’atelier' }], credit: 'M.\u00a0Martin' },
      { rows: [[{ content: [{ text: '10\u00a0km' }] }, { content: [{ text: '5\u00a0%' }] }]] },
    ]);
    expect(findChanges(editor.editor)).toEqual([]);
    editor.editor.dispatchCommand(UNDO_COMMAND, undefined);
    editor.act(() => undefined);
    expect(editor.read()).toEqual(before);
  });

  test('applies a single change', () => {
    const editor = open(body);
    const [first] = findChanges(editor.editor);
    if (first === undefined) throw new Error('nothing was found');
    applyMatches(editor.editor, [first]);
    expect(textOf(editor)).toBe('Pourquoi^? l\'eau : "oui"');
  });
});

test('proposes superscript endings of numbers, in texts with marks', () => {
  const editor = open(
    [
      paragraph(textInline('Le 1er mai du '), textInline('XXIe siècle', ['bold']), textInline(' ?')),
      {
        type: 'image',
        url: 'https://exemple.fr/a.png',
        alt: 'Le 2e',
        caption: [textInline('Le 2e jour')],
        credit: '',
        decorative: false,
      },
    ],
    { title: 'Le 1er' },
  );
  const typographyChanges = findChanges(editor.editor);
  const raised = typographyChanges.filter(({ change }) => change.raised === true);
  expect(raised.map(({ change, suggested }) => [change.after, suggested])).toEqual([
    ['er', true],
    ['e', true],
    ['e', true],
  ]);
  applyMatches(editor.editor, typographyChanges);
  expect(editor.read().body).toMatchObject([
    {
      content: [
        { text: 'Le 1' },
        { text: 'er', marks: ['sup'] },
        { text: '\u00a0mai du ' },
        { text: 'XXI', marks: ['bold'] },
        { text: 'e', marks: ['bold', 'sup'] },
        { text: '\u00a0siècle', marks: ['bold'] },
        { text: '\u202f?' },
      ],
    },
    { alt: 'Le 2e', caption: [{ text: 'Le 2' }, { text: 'e', marks: ['sup'] }, { text: ' jour' }] },
  ]);
  expect(editor.read().title).toBe('Le 1er');
  expect(findChanges(editor.editor)).toEqual([]);
  editor.editor.dispatchCommand(UNDO_COMMAND, undefined);
  editor.act(() => undefined);
  expect(findChanges(editor.editor)).toHaveLength(typographyChanges.length);
});

test('corrects the words of a row of pictures, and of a video', () => {
  const picture = (alt: string): Image => ({
    type: 'image',
    url: 'https://exemple.fr/a.png',
    alt,
    caption: [textInline("L'une")],
    credit: '',
    decorative: false,
  });
  const editor = open([
    { type: 'gallery', images: [picture('Qui ?'), picture('Quoi ?')], caption: [textInline('Deux...')] },
    { type: 'embed', url: 'https://exemple.fr/v', title: '"Film"', frame: false },
  ]);
  applyMatches(editor.editor, findChanges(editor.editor));
  expect(editor.read().body).toMatchObject([
    {
      images: [
        { alt: 'Qui\u202f?', caption: [{ text: 'L’une' }] },
        { alt: 'Quoi\u202f?', caption: [{ text: 'L’une' }] },
      ],
      caption: [{ text: 'Deux…' }],
    },
    { title: '«\u00a0Film\u00a0»' },
  ]);
  expect(findChanges(editor.editor)).toEqual([]);
});

describe('the language of a passage', () => {
  test('is set on the selected words, across marks, and removed', () => {
    const editor = open([
      paragraph(textInline('un '), textInline('design thinking', ['bold']), textInline(' là')),
    ]);
    const select = (): void =>
      editor.act(() => {
        const block = editor.block(1);
        if ($isElementNode(block)) block.select(1, 2);
      });
    select();
    editor.act(() => void $setPassageLanguage('en', 'fr'));
    expect(editor.read().body).toMatchObject([
      {
        content: [
          { text: 'un ' },
          { text: 'design thinking', marks: ['bold'], language: 'en' },
          { text: ' là' },
        ],
      },
    ]);
    editor.act(() => void $setPassageLanguage('fr', 'fr'));
    expect(JSON.stringify(editor.read().body)).not.toContain('language');
  });

  test('needs selected words', () => {
    const editor = open([paragraph(textInline('un mot'))]);
    moveToEnd(editor);
    let isFocused = true;
    editor.act(() => {
      isFocused = $setPassageLanguage('en', 'fr');
    });
    expect(isFocused).toBe(false);
  });
});
