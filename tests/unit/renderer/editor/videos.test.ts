// @vitest-environment happy-dom
import { $createParagraphNode, PASTE_COMMAND, REDO_COMMAND, UNDO_COMMAND } from 'lexical';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '#contract/failure.ts';
import { CARD_COMMAND } from '#renderer/editor/cards/card-commands.ts';
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

describe('a link to a video', () => {
  const WATCH = 'https://youtu.be/aBcDeFgH_-1?si=x';
  const card = {
    type: 'embed',
    url: 'https://www.youtube.com/watch?v=aBcDeFgH_-1',
    provider: 'YouTube',
    frame: false,
  };

  function writing(services: Partial<Services> = {}): void {
    test = openTestEditor(buildArticle().saying('Un').post, services);
    test.act(() => {
      const empty = $createParagraphNode();
      test.block(1).insertAfter(empty);
      empty.select();
    });
  }
  function paste(text: string): void {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    test.editor.update(
      () => test.editor.dispatchCommand(PASTE_COMMAND, new ClipboardEvent('paste', { clipboardData: data })),
      { discrete: true },
    );
  }
  const link = {
    type: 'paragraph',
    content: [{ type: 'link', url: WATCH, content: [{ type: 'text', text: WATCH }] }],
  };

  it('pasted on an empty line becomes a card with title and picture; one undo restores the link', async () => {
    writing({ describeVideo: () => Promise.resolve({ title: 'Visite', thumbnail: 'f'.repeat(64) }) });
    paste(WATCH);
    expect(test.read().body[1]).toEqual({ ...card, title: '' });
    await nextTask();
    await nextTask();
    const complete = { ...card, title: 'Visite', thumbnail: 'f'.repeat(64) };
    expect(test.read().body[1]).toEqual(complete);
    await undo();
    expect(test.read().body[1]).toEqual(link);
    test.editor.dispatchCommand(REDO_COMMAND, undefined);
    await nextTask();
    expect(test.read().body[1]).toEqual(complete);
    await undo();
    await undo();
    expect(test.read().body).toEqual([paragraph('Un')]);
  });

  it('stays a link between words, and for an unknown site', async () => {
    writing();
    test.act(() => test.block(1).selectEnd());
    paste(WATCH);
    writing();
    paste('https://exemple.fr/video/12');
    await nextTask();
    expect(test.read().body.map((block) => block.type)).toEqual(['paragraph', 'paragraph']);
  });

  it('without a network is a card, requested again when the network returns', async () => {
    let requestCount = 0;
    writing({
      describeVideo: () => {
        requestCount += 1;
        return requestCount === 1
          ? Promise.reject(new AppError('network.offline'))
          : Promise.resolve({ title: 'Visite' });
      },
    });
    paste(WATCH);
    await nextTask();
    expect([requestCount, test.read().body[1]]).toEqual([1, { ...card, title: '' }]);
    window.dispatchEvent(new Event('online'));
    await nextTask();
    await nextTask();
    expect([requestCount, test.read().body[1]]).toEqual([2, { ...card, title: 'Visite' }]);
  });

  it('unknown to its site is not requested again, when the post is opened either', async () => {
    let requestCount = 0;
    const describeVideo = (): Promise<never> => {
      requestCount += 1;
      return Promise.reject(new AppError('outside.not-found'));
    };
    writing({ describeVideo });
    paste(WATCH);
    await nextTask();
    await nextTask();
    const { provider: _, ...bare } = { ...card, title: '' };
    expect(test.read().body[1]).toEqual(bare);
    window.dispatchEvent(new Event('online'));
    const post = test.read();
    test.dispose();
    test = openTestEditor(post, { describeVideo });
    await nextTask();
    expect(requestCount).toBe(1);
  });

  it('without a title is completed when the post is opened; an imported one is not', async () => {
    const requests: string[] = [];
    test = openTestEditor(
      buildArticle().saying(
        { ...card, type: 'embed', title: '' },
        { type: 'embed', url: 'https://vimeo.com/123456789', title: '', frame: true },
      ).post,
      { describeVideo: (url) => (requests.push(url), Promise.resolve({ title: 'Visite' })) },
    );
    await nextTask();
    await nextTask();
    expect(requests).toEqual([card.url]);
    expect(test.read().body[0]).toMatchObject({ title: 'Visite' });
  });

  it('becomes a link again', () => {
    test = openTestEditor(buildArticle().saying({ ...card, type: 'embed', title: 'Visite' }).post);
    test.act(() =>
      test.editor.dispatchCommand(CARD_COMMAND, { act: 'to-link', key: test.block(1).getKey() }),
    );
    expect(test.read().body[0]).toEqual({
      type: 'paragraph',
      content: [{ type: 'link', url: card.url, content: [{ type: 'text', text: 'Visite' }] }],
    });
  });
});
