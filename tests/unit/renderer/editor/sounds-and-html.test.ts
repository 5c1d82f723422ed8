// @vitest-environment happy-dom
import { $createParagraphNode, type NodeKey, PASTE_COMMAND, UNDO_COMMAND } from 'lexical';
import { afterEach, describe, expect, it } from 'vitest';
import type { TopBlock } from '#interview/document.ts';
import { $ownHtml, $writeHtml } from '#renderer/editor/edit/html.ts';
import type { Services } from '#renderer/editor/core/services.ts';
import { buildArticle, paragraph } from '#tests/builders/interview-builder.ts';
import { openTestEditor, type TestEditor } from './test-editor.ts';

let test: TestEditor;
afterEach(() => test.dispose());

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const undo = async (): Promise<void> => {
  test.editor.dispatchCommand(UNDO_COMMAND, undefined);
  await nextTask();
};

/** The caret on an empty line after a text. */
function writing(services: Partial<Services> = {}): void {
  test = openTestEditor(buildArticle().saying('Un').post, services);
  test.act(() => {
    const empty = $createParagraphNode();
    test.block(1).insertAfter(empty);
    empty.select();
  });
}

describe('a link to a sound pasted on an empty line', () => {
  function paste(text: string): void {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    test.editor.update(
      () => test.editor.dispatchCommand(PASTE_COMMAND, new ClipboardEvent('paste', { clipboardData: data })),
      { discrete: true },
    );
  }

  it('becomes a card, with the title requested from its site', async () => {
    const requests: string[] = [];
    writing({
      describeVideo: (url) => {
        requests.push(url);
        return Promise.resolve({ title: 'Un épisode' });
      },
    });
    paste('https://soundcloud.com/la-revue/episode-1?si=x');
    await nextTask();
    await nextTask();
    expect(requests).toEqual(['https://soundcloud.com/la-revue/episode-1']);
    expect(test.read().body[1]).toEqual({
      type: 'embed',
      url: 'https://soundcloud.com/la-revue/episode-1',
      provider: 'SoundCloud',
      title: 'Un épisode',
      frame: false,
    });
  });

  it('to a file is a player with its name, without a request; one undo restores the link', async () => {
    const requests: string[] = [];
    writing({
      describeVideo: (url) => {
        requests.push(url);
        return Promise.resolve({ title: 'non' });
      },
    });
    const address = 'https://exemple.fr/la-corne.mp3';
    paste(address);
    await nextTask();
    expect(test.read().body[1]).toEqual({
      type: 'embed',
      url: address,
      provider: 'exemple.fr',
      title: 'la corne',
      frame: true,
    });
    expect(requests).toEqual([]);
    await undo();
    const content = [{ type: 'link', url: address, content: [{ type: 'text', text: address }] }];
    expect(test.read().body[1]).toEqual({ type: 'paragraph', content });
  });
});

describe('an HTML block', () => {
  const write = (html: string, key?: NodeKey): void =>
    test.editor.update(() => $writeHtml(html, key), { discrete: true, tag: 'history-push' });
  const card = (html: string, origin: 'blog' | 'outside' = 'outside'): TopBlock => ({
    type: 'html',
    html,
    origin,
  });

  it('is inserted at the caret, undone in one step', async () => {
    writing();
    write('<p>Un <u>mot</u></p>');
    expect(test.read().body).toEqual([paragraph('Un'), card('<p>Un <u>mot</u></p>')]);
    await undo();
    expect(test.read().body).toEqual([paragraph('Un')]);
  });

  it('is replaced in place, in one step', async () => {
    test = openTestEditor(buildArticle().saying(card('<p>Avant</p>')).post);
    const key = test.editor.read(() => test.block(1).getKey());
    expect(test.editor.read(() => $ownHtml(key))).toBe('<p>Avant</p>');
    write('<p>Après</p>', key);
    expect(test.read().body).toEqual([card('<p>Après</p>')]);
    await undo();
    expect(test.read().body).toEqual([card('<p>Avant</p>')]);
  });

  it('of a blog keeps its bytes, and cannot be edited', () => {
    test = openTestEditor(buildArticle().saying(card('<script>x()</script>', 'blog')).post);
    const key = test.editor.read(() => test.block(1).getKey());
    expect(test.editor.read(() => $ownHtml(key))).toBeUndefined();
    write('<p>Après</p>', key);
    expect(test.read().body).toEqual([card('<script>x()</script>', 'blog')]);
  });
});
