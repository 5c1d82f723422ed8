// @vitest-environment happy-dom
/** Ctrl+K directly after an arrow key in a card’s line, before the browser reports the caret’s move. */
import {
  $getRoot,
  $isParagraphNode,
  $isTextNode,
  COMMAND_PRIORITY_EDITOR,
  createEditor,
  type LexicalEditor,
} from 'lexical';
import { afterEach, expect, it } from 'vitest';
import { $setLink, readLinkAtCaret } from '#renderer/editor/edit/links.ts';
import { $readInlines } from '#renderer/editor/model/document/inline-bridge.ts';
import { createLineEditor, LINK_IN_LINE_COMMAND, registerLine } from '#renderer/editor/cards/line-editor.ts';

const silence = (event: Event): void => event.stopImmediatePropagation();
afterEach(() => {
  document.body.replaceChildren();
  window.removeEventListener('selectionchange', silence, true);
});

/** Lexical reads the current event: without one it asks the page for the caret itself. */
function during(event: KeyboardEvent, act: () => void): void {
  Object.defineProperty(window, 'event', { value: event, configurable: true });
  act();
  Reflect.deleteProperty(window, 'event');
}

const keydown = (init: KeyboardEventInit): KeyboardEvent =>
  new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });

const press = (root: HTMLElement, init: KeyboardEventInit): void => {
  const event = keydown(init);
  during(event, () => root.dispatchEvent(event));
};

/** « Un matin de juin, » with its last two signs selected. */
function lineOf(parent: LexicalEditor): Readonly<{ line: LexicalEditor; root: HTMLElement }> {
  const line = createLineEditor([{ type: 'text', text: 'Un matin de juin, ' }]);
  const root = document.createElement('div');
  root.contentEditable = 'true';
  root.tabIndex = 0;
  document.body.append(root);
  line.setRootElement(root);
  registerLine(line, parent, () => ({ changed: () => undefined, leave: () => undefined }));
  root.focus();
  line.update(
    () => {
      const words = $getRoot().getFirstDescendant();
      if ($isTextNode(words)) words.select(18, 16);
    },
    { discrete: true },
  );
  return { line, root };
}

it('inserts the link at the visible caret, not on the former selection', () => {
  const parent = createEditor();
  const addresses: unknown[] = [];
  parent.registerCommand(
    LINK_IN_LINE_COMMAND,
    (request) => {
      readLinkAtCaret(request, (address) => void addresses.push(address));
      return true;
    },
    COMMAND_PRIORITY_EDITOR,
  );
  const { line, root } = lineOf(parent);
  window.addEventListener('selectionchange', silence, true);
  const lineText = root.querySelector('span')?.firstChild;
  if (lineText == null) throw new Error('the line shows no words');
  press(root, { key: 'ArrowRight' });
  // Like the arrow key, without an event yet.
  window.getSelection()?.setBaseAndExtent(lineText, 18, lineText, 18);
  press(root, { key: 'k', ctrlKey: true });
  expect(addresses).toEqual([null]);

  during(keydown({ key: 'Enter' }), () =>
    line.update(() => $setLink('https://exemple.fr', 'exemple.fr'), { discrete: true }),
  );
  expect(
    line.read(() => {
      const first = $getRoot().getFirstChild();
      return $isParagraphNode(first) ? $readInlines(first) : [];
    }),
  ).toEqual([
    { type: 'text', text: 'Un matin de juin, ' },
    { type: 'link', url: 'https://exemple.fr', content: [{ type: 'text', text: 'exemple.fr' }] },
  ]);
});
