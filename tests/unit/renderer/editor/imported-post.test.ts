// @vitest-environment happy-dom
/** An imported post in the editor: unchanged blocks keep their source bytes in the output. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COPY_COMMAND, CUT_COMMAND, $selectAll, PASTE_COMMAND, REDO_COMMAND, UNDO_COMMAND } from 'lexical';
import { afterEach, describe, expect, it } from 'vitest';
import type { Post, TopBlock } from '#interview/document.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { patchHtml } from '#interview/render/patch-html.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { normalizePost } from '#renderer/editor/model/document/normalize.ts';
import { openTestEditor, type TestEditor } from './test-editor.ts';

let test: TestEditor;
afterEach(() => test.dispose());
const nextTask = () => new Promise((resolve) => setTimeout(resolve, 0));

const folder = join(import.meta.dirname, '../../../fixtures/html-of-blogs');
const FILES = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);

const postOf = (html: string): Post => ({
  ...emptyPost('article', 'fr'),
  body: readHtml(html, { newId: () => 'n', origin: 'blog', language: 'fr', keepSource: true }),
});
const sourcesOf = (body: readonly TopBlock[]): (string | undefined)[] =>
  body.flatMap((block) => [
    'source' in block ? block.source : block.type === 'html' ? block.html : undefined,
    ...(block.type === 'answer' ? sourcesOf(block.blocks) : []),
  ]);

/** A paragraph with its question and its answer, as recognition makes turns of it. */
const RUN = '<p><b>Qui êtes-vous ?</b><br />Anne : Une relieuse.</p>';
const interview = (): Post => {
  const [before, , after] = postOf(`<p>Avant.</p>${RUN}<p>Après.</p>`).body as [TopBlock, TopBlock, TopBlock];
  return {
    ...emptyPost('interview', 'fr'),
    participants: [{ id: 'anne', name: 'Anne', label: 'Anne' }],
    body: [
      before,
      { type: 'question', id: 'q1', content: [[{ type: 'text', text: 'Qui êtes-vous ?' }]], source: RUN },
      {
        type: 'answer',
        id: 'a1',
        participants: ['anne'],
        labelShown: true,
        blocks: [{ type: 'paragraph', content: [{ type: 'text', text: 'Une relieuse.' }] }],
        source: RUN,
      },
      after,
    ],
  };
};
const pageOf = (post: Post): string =>
  patchHtml(`<p>Avant.</p>${RUN}<p>Après.</p>`, post, { pictureAddress: String });

describe.each(FILES)('%s', (_, html) => {
  it('is unchanged by the editor', () => {
    const post = postOf(html);
    test = openTestEditor(post);
    expect(test.read()).toEqual(normalizePost(post));
    expect(sourcesOf(test.read().body)).toEqual(sourcesOf(post.body));
    expect(patchHtml(html, test.read(), { pictureAddress: String })).toBe(html);
  });

  it('loses only the changed block’s bytes, restored by undo', async () => {
    const post = postOf(html);
    const before = sourcesOf(post.body);
    test = openTestEditor(post);
    const texts = test.editor.read(() =>
      test
        .block(0)
        .getParentOrThrow()
        .getAllTextNodes()
        .map((node) => node.getKey()),
    );
    expect(texts.length).toBeGreaterThan(2);
    for (const key of texts) {
      test.act(() => {
        const node = test
          .block(0)
          .getParentOrThrow()
          .getAllTextNodes()
          .find((one) => one.getKey() === key);
        node?.select(0, 0).insertText('Tiens, ');
      });
      const after = sourcesOf(test.read().body);
      expect(after.filter((source, index) => source !== before[index])).toEqual([undefined]);
      test.editor.dispatchCommand(UNDO_COMMAND, undefined);
      await nextTask();
      expect(sourcesOf(test.read().body)).toEqual(before);
    }
  });

  it('keeps its bytes when all of it is cut and pasted here', async () => {
    const post = postOf(html);
    test = openTestEditor(post);
    const clipboardData = new DataTransfer();
    test.act(() => {
      $selectAll();
    });
    test.editor.dispatchCommand(CUT_COMMAND, new ClipboardEvent('cut', { clipboardData, cancelable: true }));
    await nextTask();
    test.editor.dispatchCommand(
      PASTE_COMMAND,
      new ClipboardEvent('paste', { clipboardData, cancelable: true }),
    );
    await nextTask();
    expect(sourcesOf(test.read().body)).toEqual(sourcesOf(post.body));
  });

  it('loses its bytes when copied to another post', async () => {
    test = openTestEditor(postOf(html));
    const clipboardData = new DataTransfer();
    test.act(() => {
      $selectAll();
    });
    test.editor.dispatchCommand(
      COPY_COMMAND,
      new ClipboardEvent('copy', { clipboardData, cancelable: true }),
    );
    await nextTask();
    test.dispose();
    test = openTestEditor(emptyPost('article', 'fr'), { postId: 'another' });
    test.editor.dispatchCommand(
      PASTE_COMMAND,
      new ClipboardEvent('paste', { clipboardData, cancelable: true }),
    );
    await nextTask();
    const { body } = test.read();
    expect(body.length).toBeGreaterThan(0);
    expect(JSON.stringify(body)).not.toContain('"source"');
    expect(JSON.stringify(body)).not.toMatch(/<script|"origin":"blog"/);
  });
});

describe('turns from one paragraph', () => {
  it('are written as that paragraph while unchanged', () => {
    test = openTestEditor(interview());
    expect(test.read()).toEqual(interview());
    expect(pageOf(test.read())).toBe(`<p>Avant.</p>${RUN}<p>Après.</p>`);
  });

  it('change their own words in it, without duplicates', async () => {
    test = openTestEditor(interview());
    test.act(() => {
      const node = test
        .block(0)
        .getParentOrThrow()
        .getAllTextNodes()
        .find((one) => one.getTextContent() === 'Une relieuse.');
      node?.spliceText(0, 3, 'La', true);
    });
    expect(sourcesOf(test.read().body)).toEqual([
      '<p>Avant.</p>',
      RUN,
      undefined,
      undefined,
      '<p>Après.</p>',
    ]);
    expect(pageOf(test.read())).toBe(
      '<p>Avant.</p><p><b>Qui êtes-vous ?</b><br />Anne : La relieuse.</p><p>Après.</p>',
    );
    test.editor.dispatchCommand(UNDO_COMMAND, undefined);
    await nextTask();
    expect(test.read()).toEqual(interview());
    test.editor.dispatchCommand(REDO_COMMAND, undefined);
    await nextTask();
    expect(pageOf(test.read())).toContain('Anne : La relieuse.');
  });
});
