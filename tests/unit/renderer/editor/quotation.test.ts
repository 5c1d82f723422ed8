// @vitest-environment happy-dom
/** Quoting from the text, and putting a quotation in it. */
import {
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isTextNode,
  $setSelection,
  type LexicalNode,
  type TextNode,
} from 'lexical';
import { describe, expect, it } from 'vitest';
import type { Quote } from '#interview/document.ts';
import { $insertWhole, $passage, $selectedWords } from '#renderer/editor/edit/quotation.ts';
import { openTurnEditor, twoQuestions, type TurnEditor } from './turn-editor.ts';

const quote: Quote = {
  type: 'quote',
  content: [[{ type: 'text', text: 'De prêter une clef.' }]],
  cite: 'Anne, LAB, https://lab.example/a',
};

const $texts = (node: LexicalNode): TextNode[] =>
  $isTextNode(node) ? [node] : $isElementNode(node) ? node.getChildren().flatMap($texts) : [];

function $at(words: string, end = false): [TextNode, number] {
  const node = $texts($getRoot()).find((one) => one.getTextContent().includes(words));
  if (node === undefined) throw new Error(`no « ${words} »`);
  return [node, node.getTextContent().indexOf(words) + (end ? words.length : 0)];
}

/** From the first words to the end of the last ones; backwards as dragging upwards does. */
function select({ editor }: TurnEditor, from: string, to: string, backwards = false): void {
  editor.update(
    () => {
      const points = [$at(from), $at(to, true)] as const;
      const [[anchor, at], [focus, until]] = backwards ? [points[1], points[0]] : points;
      const selection = $createRangeSelection();
      selection.anchor.set(anchor.getKey(), at, 'text');
      selection.focus.set(focus.getKey(), until, 'text');
      $setSelection(selection);
    },
    { discrete: true },
  );
}

describe('the selected words', () => {
  it.each([
    ['in one answer', 'et non', 'et non', [{ turn: 'a1', parts: [['et non']] }]],
    ['across paragraphs', 'non.', 'Surtout', [{ turn: 'a1', parts: [['non.', 'Surtout']] }]],
    [
      'across turns, each separate',
      'oui.',
      'Deux',
      [
        { turn: 'a1', parts: [['oui.']] },
        { turn: 'a2', parts: [['Non.']] },
        { turn: 'q2', parts: [['Deux']] },
      ],
    ],
    ['outside of turns', 'Merci', 'Merci', [{ parts: [['Merci']] }]],
  ])('%s', (_, from, to, expected) => {
    for (const backwards of [false, true]) {
      const editor = openTurnEditor(twoQuestions());
      select(editor, from, to, backwards);
      expect(editor.editor.read($selectedWords)).toEqual(expected);
    }
  });

  it('are empty for a caret', () => {
    const editor = openTurnEditor(twoQuestions());
    expect(editor.editor.read($selectedWords)).toEqual([]);
  });
});

it.each([
  ['words of one turn', 'non.', 'Surtout', { quote: 'non.\nSurtout', turnId: 'a1' }],
  ['the first of several turns', 'oui.', 'Deux', { quote: 'oui.', turnId: 'a1' }],
  ['words outside of turns', 'Merci', 'Merci', { quote: 'Merci', turnId: undefined }],
])('takes as passage of a note %s', (_, from, to, expected) => {
  const editor = openTurnEditor(twoQuestions());
  select(editor, from, to);
  expect(editor.editor.read($passage)).toEqual(expected);
  editor.editor.update(() => void $at('Deux')[0].selectStart(), { discrete: true });
  expect(editor.editor.read($passage)).toMatchObject({ quote: '', turnId: 'q2' });
});

describe('an inserted quotation', () => {
  const put = (editor: TurnEditor): void =>
    editor.editor.update(() => $insertWhole([quote]), { discrete: true, tag: 'history-push' });

  it('goes after the caret’s paragraph, in its answer, and keeps the selection', async () => {
    const editor = openTurnEditor(twoQuestions());
    select(editor, 'Oui', 'non');
    put(editor);
    expect(editor.lines()).toContain('a1 anne: Oui et non. | quote | Surtout oui.');
    const answer = editor.read().body.find((block) => block.type === 'answer');
    expect(answer?.blocks[1]).toEqual(quote);
    await editor.undo();
    expect(editor.read()).toEqual(twoQuestions());
  });

  it('goes at the end when there was no caret, and never splits another quotation', () => {
    const editor = openTurnEditor(twoQuestions());
    editor.editor.update(() => $setSelection(null), { discrete: true });
    put(editor);
    expect(editor.lines().at(-1)).toBe('quote');
    select(editor, 'De prêter', 'clef');
    put(editor);
    expect(editor.read().body.slice(-2)).toEqual([quote, quote]);
    expect(editor.editor.read(() => $getSelection() !== null)).toBe(true);
  });
});
