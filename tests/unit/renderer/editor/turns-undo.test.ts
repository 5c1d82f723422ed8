// @vitest-environment happy-dom
/** Random acts on turns lose nothing, and undo reverts them all, step by step. */
import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { HistoryExtension } from '@lexical/history';
import { $getRoot, $isElementNode, HISTORY_PUSH_TAG, REDO_COMMAND, UNDO_COMMAND } from 'lexical';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { postSchema, type Post } from '#interview/document.ts';
import { outlineOf } from '#interview/outline.ts';
import { blocksToText } from '#interview/plain.ts';
import { COMMANDS } from '#contract/commands.ts';
import { isTurnCommand, type TurnCommand } from '#renderer/editor/commands/turn-commands.ts';
import { $moveQuestion, $dropQuestion } from '#renderer/editor/edit/move-turn.ts';
import { $questionWithId, $setQuestionOf } from '#renderer/editor/edit/sections.ts';
import { $nameAnswer, $showLabel } from '#renderer/editor/edit/people.ts';
import { $beginAnswerOf } from '#renderer/editor/edit/give-turn.ts';
import { $membershipOf } from '#renderer/editor/model/nodes/state.ts';
import {
  anne,
  answer,
  openTurnEditor,
  heading,
  karim,
  post,
  question,
  text,
  zoe,
  type TurnEditor,
} from './turn-editor.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const item = (line: string) => ({ content: [{ type: 'text' as const, text: line }] });
const document = (): Post =>
  post(
    [anne, karim, zoe],
    text('avant'),
    question('q1', 'un deux', { by: ['zoe'] }),
    answer('a1', 'anne', 'trois quatre', 'cinq'),
    answer('a2', 'karim', 'six'),
    { type: 'image', asset: 'a'.repeat(64), alt: 'serre', caption: [], credit: '', decorative: false },
    question('q2', 'sept', { to: ['karim'] }),
    heading('huit'),
    question('q3', 'neuf dix'),
    {
      ...answer('a3', 'anne+karim', 'onze'),
      blocks: [{ type: 'list', ordered: true, items: [item('douze'), item('treize')] }],
      labelShown: false,
    },
    text('merci'),
  );

type Step = Readonly<{ block: number; at: number; act: number; other: number; down: boolean }>;
const PANEL = ['move', 'place', 'people', 'label', 'begin'] as const;
const ACTS = [
  ...COMMANDS.filter(isTurnCommand).filter((command) => command !== 'turn-people'),
  'next-person',
  'next-question',
  ...PANEL,
] as const;

function run(test: TurnEditor, { block, at, act, other, down }: Step): void {
  const name = ACTS[act % ACTS.length] ?? 'next-person';
  test.act(() => {
    const node = test.block(block % rootSize(test));
    if (!$isElementNode(node)) return;
    const leaf = node.getFirstDescendant();
    if (leaf === null || $isElementNode(leaf)) node.selectStart();
    else {
      const to = at % (leaf.getTextContentSize() + 1);
      const selection = node.selectStart();
      selection.anchor.set(leaf.getKey(), to, 'text');
      selection.focus.set(leaf.getKey(), to, 'text');
    }
  });
  if (!PANEL.some((one) => one === name)) {
    test.command(name as TurnCommand);
    return;
  }
  const items = outlineOf(test.read());
  const questions = items.filter((one) => one.kind === 'question');
  const id = questions[block % Math.max(1, questions.length)]?.id ?? '';
  const target = items[other % Math.max(1, items.length)];
  test.editor.update(
    () => {
      const first = $questionWithId(id);
      if (name === 'move') $moveQuestion(id, down ? 'down' : 'up');
      else if (name === 'begin' && first !== null)
        $beginAnswerOf(first, ['anne', 'karim', 'zoe'][at % 3] ?? 'anne');
      else if (name === 'people' && first !== null)
        $setQuestionOf(first, { by: down ? ['zoe'] : [], to: ['anne'] });
      else if (name === 'place' && target !== undefined)
        $dropQuestion(id, {
          position: down ? 'after' : 'before',
          ...(target.kind === 'question'
            ? { kind: 'question', id: target.id }
            : { kind: 'heading', index: target.index }),
        });
      else {
        const node = test.block(block % rootSize(test));
        if ($membershipOf(node) === null) return;
        if (down) $nameAnswer(node, ['karim', 'zoe']);
        else $showLabel(node, at % 2 === 0);
      }
    },
    { discrete: true, tag: HISTORY_PUSH_TAG },
  );
}

const rootSize = (test: TurnEditor): number =>
  test.editor.getEditorState().read(() => $getRoot().getChildrenSize());

const wordsOf = (one: Post): string[] =>
  blocksToText(one.body)
    .split(/\s+/u)
    .filter((word) => word !== '')
    .toSorted();
const letters = (one: Post): string => [...blocksToText(one.body).replace(/\s+/gu, '')].toSorted().join('');

const step: fc.Arbitrary<Step> = fc.record({
  block: fc.nat(40),
  at: fc.nat(12),
  act: fc.nat(ACTS.length - 1),
  other: fc.nat(40),
  down: fc.boolean(),
});

it('keeps every letter and gives valid documents; undo reaches the first, redo the last', async () => {
  await checkProperty(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const test = openTurnEditor(document());
      try {
        const first = test.read();
        expect(wordsOf(first)).toContain('treize');
        const { historyState } = getExtensionDependencyFromEditor(test.editor, HistoryExtension).output;
        let last = first;
        for (const one of steps) {
          const depth = historyState.peek().undoStack.length;
          run(test, one);
          const now = test.read();
          expect(postSchema.safeParse(now).error).toBeUndefined();
          expect(letters(now)).toBe(letters(first));
          // One act, one step at most.
          expect(historyState.peek().undoStack.length - depth).toBeLessThanOrEqual(1);
          last = now;
        }
        while (historyState.peek().undoStack.length > 0) {
          test.editor.dispatchCommand(UNDO_COMMAND, undefined);
          await Promise.resolve();
        }
        expect(test.read()).toEqual(first);
        while (historyState.peek().redoStack.length > 0) {
          test.editor.dispatchCommand(REDO_COMMAND, undefined);
          await Promise.resolve();
        }
        expect(test.read()).toEqual(last);
      } finally {
        test.dispose();
      }
    }),
    { parts: 3 },
  );
});
