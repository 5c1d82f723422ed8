// @vitest-environment happy-dom
/** Typography in the editor: as one types, in the reviewed pass, by the language of each passage. */
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  KEY_BACKSPACE_COMMAND,
  UNDO_COMMAND,
  REDO_COMMAND,
  type LexicalEditor,
} from 'lexical';
import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { afterEach, describe, expect, test } from 'vitest';
import type { Inline, Post, TopBlock } from '../../../../interview/document.ts';
import { textInline } from '../../../../interview/inlines.ts';
import { TypographyExtension } from '../../../../renderer/editor/extensions/typography.ts';
import { $setPassageLanguage } from '../../../../renderer/editor/typography/passage-language.ts';
import { applyFound, findChanges, groupChanges } from '../../../../renderer/editor/typography/review.ts';
import { shown } from '../../interview/typography/spaces-shown.ts';
import { $caretAtEndOf, anEditor, type TestEditor } from './an-editor.ts';

let opened: TestEditor | undefined;
afterEach(() => {
  opened?.dispose();
  opened = undefined;
});

function post(body: TopBlock[], more: Partial<Post> = {}): Post {
  return {
    version: 2,
    kind: 'article',
    language: 'fr',
    title: 'Titre',
    labels: [],
    participants: [{ id: 'anne', name: 'Anne', label: 'Anne' }],
    body,
    ...more,
  };
}
const paragraph = (...content: Inline[]): TopBlock => ({ type: 'paragraph', content });

function open(...args: Parameters<typeof post>): TestEditor {
  opened = anEditor(post(...args));
  return opened;
}

/** Sign by sign, each its own update as in the window. */
function type({ editor, act }: TestEditor, keys: string): void {
  for (const key of keys) {
    act(() => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection)) return;
      // As the window does: what is typed looks as what it is typed after.
      const before = selection.anchor.getNode();
      if ($isTextNode(before)) selection.format = before.getFormat();
      selection.insertText(key);
    });
    editor.update(() => undefined, { discrete: true });
  }
}
const textOf = ({ editor }: TestEditor, index = 1): string =>
  editor.read(() => shown($getRoot().getChildAtIndex(index)?.getTextContent() ?? ''));
const caretOf = (editor: LexicalEditor): number =>
  editor.read(() => {
    const selection = $getSelection();
    return $isRangeSelection(selection) ? selection.anchor.offset : -1;
  });
const atEnd = ({ act, block }: TestEditor, index = 1): void => act(() => $caretAtEndOf(block(index)));

describe('as one types', () => {
  test('a completed rule changes the text, and the caret follows', () => {
    const editor = open([paragraph(textInline('Pourquoi'))]);
    atEnd(editor);
    type(editor, ' ? "oui"');
    expect(textOf(editor)).toBe('Pourquoi^? «~oui~»');
    expect(caretOf(editor.editor)).toBe('Pourquoi^? «~oui~»'.length);
  });

  test('one undo gives back what was typed, and it stays so', () => {
    const editor = open([paragraph(textInline('Pourquoi'))]);
    atEnd(editor);
    type(editor, ' ?');
    editor.editor.dispatchCommand(UNDO_COMMAND, undefined);
    editor.act(() => undefined);
    expect(textOf(editor)).toBe('Pourquoi ?');
    expect(caretOf(editor.editor)).toBe('Pourquoi ?'.length);
    type(editor, ' Oui !');
    expect(textOf(editor)).toBe('Pourquoi ? Oui^!');
  });

  test('undo goes on to what was typed before, redo comes back', () => {
    const editor = open([paragraph(textInline('Pourquoi'))]);
    atEnd(editor);
    type(editor, ' ?');
    for (const command of [UNDO_COMMAND, UNDO_COMMAND]) {
      editor.editor.dispatchCommand(command, undefined);
      editor.act(() => undefined);
    }
    expect(textOf(editor)).toBe('Pourquoi');
    for (const command of [REDO_COMMAND, REDO_COMMAND]) {
      editor.editor.dispatchCommand(command, undefined);
      editor.act(() => undefined);
    }
    expect(textOf(editor)).toBe('Pourquoi^?');
  });

  test('Backspace right after takes the correction back; later it erases', () => {
    const editor = open([paragraph(textInline('Oui'))]);
    atEnd(editor);
    type(editor, '...');
    expect(textOf(editor)).toBe('Oui…');
    const backspace = new KeyboardEvent('keydown', { key: 'Backspace', cancelable: true });
    expect(editor.editor.dispatchCommand(KEY_BACKSPACE_COMMAND, backspace)).toBe(true);
    editor.act(() => undefined);
    expect(textOf(editor)).toBe('Oui...');
    type(editor, ' ?');
    expect(textOf(editor)).toBe('Oui...^?');
    type(editor, 'a');
    const later = new KeyboardEvent('keydown', { key: 'Backspace', cancelable: true });
    editor.editor.dispatchCommand(KEY_BACKSPACE_COMMAND, later);
    editor.act(() => undefined);
    expect(textOf(editor)).not.toContain(' ?');
  });

  test('switched off, nothing changes', () => {
    const editor = open([paragraph(textInline('Pourquoi'))]);
    getExtensionDependencyFromEditor(editor.editor, TypographyExtension).output.asTyped = false;
    atEnd(editor);
    type(editor, ' ? "');
    expect(textOf(editor)).toBe('Pourquoi ? "');
  });

  test.each<[string, TopBlock, string, string]>([
    ['code in a line', paragraph(textInline('x', ['code'])), ' ? "', 'x ? "'],
    ['a block of code', { type: 'code', text: 'x' }, ' ? "', 'x ? "'],
    [
      'a link that shows its address',
      paragraph({ type: 'link', url: 'https://a.fr/b', content: [textInline('a.fr/b')] }),
      ' ',
      'a.fr/b ',
    ],
    ['a passage in English', paragraph(textInline('so', undefined, 'en')), ' ?', 'so ?'],
    ['a passage in German', paragraph(textInline('so', undefined, 'de')), ' ? "x"', 'so ? "x"'],
    ['English quotes in it', paragraph(textInline('so', undefined, 'en')), ' "x"', 'so “x”'],
    ['bold', paragraph(textInline('mot', ['bold'])), ' ?', 'mot^?'],
    ['a list', { type: 'list', ordered: false, items: [{ content: [textInline('mot')] }] }, ' ?', 'mot^?'],
  ])('%s', (_, block, keys, expected) => {
    const editor = open([block]);
    atEnd(editor);
    type(editor, keys);
    expect(textOf(editor)).toBe(expected);
  });

  test('an answer in another language than the post', () => {
    const answer: TopBlock = {
      type: 'answer',
      id: 'a',
      participants: ['anne'],
      labelShown: true,
      language: 'en',
      blocks: [{ type: 'paragraph', content: [textInline('It')] }],
    };
    const editor = open([answer]);
    atEnd(editor);
    type(editor, '\'s "so"');
    expect(textOf(editor)).toBe('It’s “so”');
  });

  test('what is pasted, or put there by code, is left alone', () => {
    const editor = open([paragraph(textInline('a'))]);
    atEnd(editor);
    editor.act(() => {
      const selection = $getSelection();
      if ($isRangeSelection(selection)) selection.insertText(' ? "oui"');
    });
    expect(textOf(editor)).toBe('a ? "oui"');
  });
});

describe('the reviewed pass', () => {
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

  test('finds every change, code left out, each text in its language', () => {
    const editor = open(body, { title: 'Titre ?', lead: [[textInline('Oui...')]] });
    const found = findChanges(editor.editor);
    expect(
      found.map(({ left, change, right, suggested }) =>
        shown(`${suggested ? '?' : ''}${left}[${change.before}|${change.after}]${right}`),
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
    expect(new Set(found.map((one) => one.id)).size).toBe(found.length);
    expect(groupChanges(found).flatMap((group) => group.found)).toHaveLength(found.length);
    expect(groupChanges(found).at(-1)).toMatchObject({ rule: 'capital', suggested: true });
  });

  test('applies what is chosen as one step to undo, and finds nothing more', () => {
    const editor = open(body, { title: 'Titre ?' });
    const before = editor.read();
    applyFound(editor.editor, findChanges(editor.editor));
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

  test('applies one alone', () => {
    const editor = open(body);
    const [first] = findChanges(editor.editor);
    if (first === undefined) throw new Error('nothing was found');
    applyFound(editor.editor, [first]);
    expect(textOf(editor)).toBe('Pourquoi^? l\'eau : "oui"');
  });
});

describe('the language of a passage', () => {
  test('is given to the selected words, through marks, and taken away', () => {
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

  test('nothing without selected words', () => {
    const editor = open([paragraph(textInline('un mot'))]);
    atEnd(editor);
    let given = true;
    editor.act(() => {
      given = $setPassageLanguage('en', 'fr');
    });
    expect(given).toBe(false);
  });
});
