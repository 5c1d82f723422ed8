// @vitest-environment happy-dom
import {
  $createTextNode,
  $getRoot,
  $isElementNode,
  $selectAll,
  COPY_COMMAND,
  CUT_COMMAND,
  DROP_COMMAND,
  PASTE_COMMAND,
  UNDO_COMMAND,
} from 'lexical';
import { afterEach, describe, expect, it } from 'vitest';
import type { Post, TopBlock } from '#interview/document.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestEditor, $caretAtEndOf, type TestEditor } from './test-editor.ts';

let test: TestEditor;
afterEach(() => test.dispose());

const nextTask = (): Promise<void> => new Promise((done) => setTimeout(done));
const words = (text: string) => [{ type: 'text' as const, text }];
const paragraph = (text: string): TopBlock => ({ type: 'paragraph', content: words(text) });
const article = (...body: TopBlock[]): Post => ({ ...emptyPost('article', 'fr'), body });
const card = (html: string, origin: 'blog' | 'outside' = 'blog'): TopBlock => ({
  type: 'html',
  html,
  origin,
});

/** The clipboard after a copy or a cut of everything. */
async function copyWith(command: typeof COPY_COMMAND): Promise<DataTransfer> {
  const clipboardData = new DataTransfer();
  test.act(() => {
    $selectAll();
  });
  test.editor.dispatchCommand(command, new ClipboardEvent('copy', { clipboardData, cancelable: true }));
  await nextTask();
  return clipboardData;
}

async function paste(clipboardData: DataTransfer): Promise<void> {
  test.editor.dispatchCommand(
    PASTE_COMMAND,
    new ClipboardEvent('paste', { clipboardData, cancelable: true }),
  );
  await nextTask();
}

function transferOf(data: Readonly<Record<string, string>>): DataTransfer {
  const transfer = new DataTransfer();
  for (const [kind, value] of Object.entries(data)) transfer.setData(kind, value);
  return transfer;
}

/** A card on the clipboard as from another program, or an older copy of this one. */
const foreign = (sealed: object): DataTransfer =>
  transferOf({
    'application/x-lexical-editor': JSON.stringify({
      namespace: 'escale',
      nodes: [{ type: 'sealed', version: 1, $: { sealed } }],
    }),
  });

const caretAtEnd = (index: number): void => test.act(() => $caretAtEndOf(test.block(index)));
const ids = (): string[] => test.read().body.map((block) => ('id' in block ? block.id : '-'));

describe('a pasted imported card', () => {
  it('keeps its words and loses its scripts when this page did not copy it', async () => {
    test = openTestEditor(article(paragraph('Avant')));
    caretAtEnd(1);
    await paste(foreign({ type: 'html', html: '<p>Le tarif</p><script>alert(1)</script>', origin: 'blog' }));
    expect(test.read().body).toEqual([paragraph('Avant'), card('<p>Le tarif</p>', 'outside')]);
  });

  it('is not inserted when it has no safe content', async () => {
    test = openTestEditor(article(paragraph('Avant')));
    caretAtEnd(1);
    await paste(foreign({ type: 'html', html: '<script>alert(1)</script>', origin: 'blog' }));
    expect(test.read().body).toEqual([paragraph('Avant')]);
  });

  it('keeps its bytes after a cut here, and not after a copy', async () => {
    const html = '<div data-x="1">Le plan</div><script>plan()</script>';
    test = openTestEditor(article(paragraph('a'), card(html), paragraph('b')));
    const cut = await copyWith(CUT_COMMAND);
    await paste(cut);
    expect(test.read().body).toEqual([paragraph('a'), card(html), paragraph('b')]);
    test.dispose();
    test = openTestEditor(article(paragraph('a'), card(html), paragraph('b')));
    const copied = await copyWith(COPY_COMMAND);
    test.act(() => {
      $getRoot().selectEnd();
    });
    await paste(copied);
    const cards = test.read().body.filter((block) => block.type === 'html');
    expect(cards).toEqual([card(html), card('<div>Le plan</div>', 'outside')]);
  });
});

describe('the app’s own clipboard format', () => {
  const post = buildInterview().titled('Essai').asking('Un ?').answering('Anne', 'Oui.').post;

  it('keeps the ids of cut text', async () => {
    test = openTestEditor(post);
    const before = ids();
    await paste(await copyWith(CUT_COMMAND));
    expect(ids()).toEqual(before);
  });

  it('gives new ids to copied text', async () => {
    test = openTestEditor(post);
    const before = ids();
    const copied = await copyWith(COPY_COMMAND);
    test.act(() => {
      $getRoot().selectEnd();
    });
    await paste(copied);
    const after = ids();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after).toHaveLength(2 * before.length);
    expect(new Set(after).size).toBe(after.length);
  });
});

describe('HTML dropped from outside', () => {
  it('is read like a paste: a table stays a table, a script is removed', async () => {
    test = openTestEditor(article(paragraph('Avant')));
    caretAtEnd(1);
    const event = new DragEvent('drop', { cancelable: true });
    const html =
      '<table><tr><td>Marée</td><td>6 h</td></tr></table><p onclick="x()">Après</p><script>x()</script>';
    Object.defineProperty(event, 'dataTransfer', {
      value: transferOf({ 'text/html': html, 'text/plain': 'x' }),
    });
    test.act(() => {
      test.editor.dispatchCommand(DROP_COMMAND, event);
    });
    await nextTask();
    expect(event.defaultPrevented).toBe(true);
    expect(test.read().body.map((block) => block.type)).toEqual(['paragraph', 'table', 'paragraph']);
    expect(JSON.stringify(test.read())).not.toContain('x()');
  });
});

describe('a question without words', () => {
  it('keeps its id between openings', () => {
    test = openTestEditor({
      ...emptyPost('interview', 'fr'),
      body: [{ type: 'question', id: 'q1', content: [] }],
    });
    expect(ids()).toEqual(['q1']);
  });

  it('is not saved while it is only the initial one', () => {
    test = openTestEditor(emptyPost('interview', 'fr'));
    expect(test.read().body).toEqual([]);
    test.act(() => {
      const question = test.block(1);
      if ($isElementNode(question)) question.append($createTextNode('Un ?'));
    });
    expect(test.read().body).toMatchObject([{ type: 'question', content: [words('Un ?')] }]);
  });
});

describe('a block with its source HTML', () => {
  it('loses it when it changes, and has it again after undo', async () => {
    const source = '<p class="old">Bonjour</p>';
    test = openTestEditor(article({ type: 'paragraph', content: words('Bonjour'), source }));
    expect(test.read().body[0]).toMatchObject({ source });
    caretAtEnd(1);
    test.editor.update(
      () => {
        const block = test.block(1);
        if ($isElementNode(block)) block.append($createTextNode(' à tous'));
      },
      { discrete: true, tag: 'history-push' },
    );
    expect(test.read().body[0]).toEqual(paragraph('Bonjour à tous'));
    test.editor.dispatchCommand(UNDO_COMMAND, undefined);
    await nextTask();
    expect(test.read().body[0]).toMatchObject({ source });
  });
});
