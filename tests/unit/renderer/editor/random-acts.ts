/** Every act on a text, each with its possible effect on the words. */
import {
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $selectAll,
  COPY_COMMAND,
  CUT_COMMAND,
  FORMAT_TEXT_COMMAND,
  HISTORY_PUSH_TAG,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_BACKSPACE_COMMAND,
  KEY_DELETE_COMMAND,
  KEY_TAB_COMMAND,
  PASTE_COMMAND,
  type LexicalNode,
} from 'lexical';
import { COMMANDS } from '#contract/commands.ts';
import { runCommand } from '#renderer/editor/commands/commands.ts';
import { $blockOf } from '#renderer/editor/edit/blocks.ts';
import { $setCodeLanguage } from '#renderer/editor/edit/code.ts';
import { $addToRow, $imagesOf, $moveCard, $moveOutOfRow } from '#renderer/editor/edit/pictures.ts';
import { $cardToLink } from '#renderer/editor/edit/videos.ts';
import { $findAll, $replaceAll } from '#renderer/editor/find/find-in-editor.ts';
import { $isCodeBlockNode } from '#renderer/editor/model/nodes/code-block-node.ts';
import { takeOffer } from '#renderer/editor/paste/offer.ts';
import { $setPassageLanguage } from '#renderer/editor/typography/passage-language.ts';
import { applyMatches, findChanges } from '#renderer/editor/typography/typography-changes.ts';
import type { TestEditor } from './test-editor.ts';
import { nextTask } from './test-clipboard.ts';
import { $leaves, isSelected, type Effect, type Step } from './random-walk.ts';

type Run = (test: TestEditor, step: Step) => void | Promise<void>;
export type Act = Readonly<{ name: string; effect: Effect; run: Run }>;

const PASTES: readonly Readonly<Record<string, string>>[] = [
  { 'text/plain': 'mot colle' },
  { 'text/plain': 'ligne une\nligne deux\n\nligne trois' },
  { 'text/html': '<p>Un <b>gras</b></p><ul><li>puce<ul><li>sous</li></ul></li></ul>' },
  {
    'text/html':
      '<table><caption>cap</caption><tr><th>tete</th><td>case</td></tr><tr><td>bas</td><td><p>a</p><p>b</p></td></tr></table>',
  },
  {
    'text/html':
      '<p>avant</p><img src="https://exemple.fr/i.jpg" alt="phare"><pre>code colle</pre><h3>titre colle</h3>',
  },
  { 'text/html': '<blockquote><p>cite</p><p><cite>source collee</cite></p></blockquote><hr><p>fin</p>' },
  { 'text/plain': 'Anne : bonjour\nKarim : salut\nAnne : adieu\nKarim : encore' },
  {
    'text/html':
      '<p><b>Qui va la ?</b></p><p>Anne : moi.</p><p><b>Et puis ?</b></p><p>Karim : rien.</p><p><b>Donc ?</b></p><p>Anne : tout.</p>',
  },
  { 'text/plain': 'https://www.youtube.com/watch?v=aqz-KE-bpKQ' },
];
const TYPED = ['zz', ' w', '"', ' ?', '...', "l'a"];
const SIGNS = ['- ', '1. ', '## ', '> ', '---', '```', 'Anne : ', 'Luc : ', '/'];

const act = (name: string, effect: Effect, run: Run): Act => ({ name, effect, run });
/** In one update, committed at once. */
const within = (run: (test: TestEditor, step: Step) => unknown): Run => {
  return (test, step) => {
    test.act(() => {
      run(test, step);
    });
  };
};
/** The same, as one step to undo. */
const change = (run: (step: Step) => unknown): Run => {
  return (test, step) => {
    test.editor.update(
      () => {
        run(step);
      },
      { discrete: true, tag: HISTORY_PUSH_TAG },
    );
  };
};

const LESS = ['table-delete-row', 'table-delete-column', 'table-delete'];
const commands = COMMANDS.filter((name) => name !== 'undo' && name !== 'redo').map((name) =>
  act(
    name,
    // An article has the names of its people as words.
    LESS.includes(name) ? 'less' : name === 'to-article' ? 'more' : 'keep',
    within((test) => runCommand(test.editor, name)),
  ),
);

const key = (name: string, shiftKey = false): KeyboardEvent =>
  new KeyboardEvent('keydown', { key: name, shiftKey, cancelable: true, bubbles: true });

let clipboard: DataTransfer | null = null;

async function paste(test: TestEditor, clipboardData: DataTransfer): Promise<void> {
  test.editor.dispatchCommand(
    PASTE_COMMAND,
    new ClipboardEvent('paste', { clipboardData, cancelable: true }),
  );
  await nextTask();
  await nextTask();
}

async function cutOrCopy(test: TestEditor, command: typeof CUT_COMMAND): Promise<void> {
  const clipboardData = new DataTransfer();
  test.editor.dispatchCommand(command, new ClipboardEvent('copy', { clipboardData, cancelable: true }));
  await nextTask();
  if (clipboardData.getData('application/x-lexical-editor') !== '') clipboard = clipboardData;
}

function type(test: TestEditor, text: string): void {
  for (const sign of text)
    test.act(() => {
      const selection = $getSelection();
      if ($isRangeSelection(selection)) selection.insertText(sign);
    });
}

const $cards = (): LexicalNode[] =>
  $leaves().filter((leaf) => !$isElementNode(leaf) && !$isTextNode(leaf) && leaf.getType() !== 'linebreak');
const $card = (pick: number): LexicalNode | undefined => $cards()[pick % Math.max(1, $cards().length)];
const PICTURE = {
  type: 'image' as const,
  url: 'https://exemple.fr/b.jpg',
  alt: 'bb',
  caption: [],
  credit: '',
  decorative: false,
};

/** Code accepts words only: a pasted card becomes its words. */
const startsInCode = (test: TestEditor): boolean =>
  test.editor.read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return false;
    const start = selection.isBackward() ? selection.focus : selection.anchor;
    return $isCodeBlockNode($blockOf(start.getNode()));
  });

const keys = [
  act(
    'enter',
    'less',
    within(({ editor }) => editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined)),
  ),
  act(
    'line break',
    'less',
    within(({ editor }) => editor.dispatchCommand(INSERT_LINE_BREAK_COMMAND, false)),
  ),
  act(
    'tab',
    'keep',
    within(({ editor }, { wide }) => editor.dispatchCommand(KEY_TAB_COMMAND, key('Tab', wide))),
  ),
  act(
    'backspace',
    'less',
    within(({ editor }) => editor.dispatchCommand(KEY_BACKSPACE_COMMAND, key('Backspace'))),
  ),
  act(
    'delete',
    'less',
    within(({ editor }) => editor.dispatchCommand(KEY_DELETE_COMMAND, key('Delete'))),
  ),
  act('type', 'any', (test, { pick }) => type(test, TYPED[pick % TYPED.length] ?? '')),
  act('sign', 'any', (test, { pick }) => type(test, SIGNS[pick % SIGNS.length] ?? '')),
  act(
    'bold',
    'keep',
    within(({ editor }) => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold')),
  ),
  act(
    'select all',
    'keep',
    within(() => $selectAll()),
  ),
];

const moved = [
  act('paste', 'more', async (test, { pick }) => {
    const data = new DataTransfer();
    data.setData('text/plain', 'x');
    for (const [kind, value] of Object.entries(PASTES[pick % PASTES.length] ?? {})) data.setData(kind, value);
    await paste(test, data);
  }),
  // Labels become names.
  act('take offer', 'any', (test) => {
    takeOffer(test.editor);
  }),
  act('copy', 'keep', (test) => cutOrCopy(test, COPY_COMMAND)),
  act('cut', 'less', (test) => cutOrCopy(test, CUT_COMMAND)),
  act('cut and paste', 'keep', async (test) => {
    if (!isSelected(test) || startsInCode(test)) return;
    clipboard = null;
    await cutOrCopy(test, CUT_COMMAND);
    if (clipboard !== null) await paste(test, clipboard);
  }),
  act('paste copied', 'more', async (test) => {
    if (clipboard !== null) await paste(test, clipboard);
  }),
];

const changed = [
  act(
    'replace',
    'any',
    change(({ pick }) =>
      $replaceAll($findAll(['e', 'mot', ' ', 'six'][pick % 4] ?? '', {}), ['é', '', 'xyz'][pick % 3] ?? ''),
    ),
  ),
  act('typography', 'any', (test) =>
    applyMatches(
      test.editor,
      findChanges(test.editor).filter((one) => !one.suggested),
    ),
  ),
  act(
    'passage',
    'keep',
    change(({ wide }) => $setPassageLanguage(wide ? 'en' : null, 'fr')),
  ),
  act(
    'code language',
    'keep',
    change(() => $setCodeLanguage('ts')),
  ),
  act(
    'move card',
    'keep',
    change(({ pick, wide }) => $moveCard($card(pick)?.getKey() ?? '', wide)),
  ),
  act(
    'take out',
    'keep',
    change(({ pick }) =>
      $moveOutOfRow(
        $cards()
          .find((one) => $imagesOf(one).length > 1)
          ?.getKey() ?? '',
        pick % 2,
      ),
    ),
  ),
  act(
    'beside',
    'more',
    change(() =>
      $addToRow(
        $cards()
          .find((one) => $imagesOf(one).length > 0)
          ?.getKey() ?? '',
        [PICTURE],
      ),
    ),
  ),
  act(
    'card to link',
    'any',
    change(() => {
      for (const card of $cards()) $cardToLink(card.getKey());
    }),
  ),
];

const edits = [...keys, ...moved, ...changed];
export const ACTS: readonly Act[] = [...commands, ...edits, ...edits, ...edits];
