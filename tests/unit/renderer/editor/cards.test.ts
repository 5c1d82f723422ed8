// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { $getRoot, UNDO_COMMAND } from 'lexical';
import { afterEach, describe, expect, it } from 'vitest';
import type { Image, Post } from '#interview/document.ts';
import { CARD_COMMAND, type CardAct } from '#renderer/editor/cards/card-commands.ts';
import { $selectCard } from '#renderer/editor/edit/cards.ts';
import { $insertPictures } from '#renderer/editor/edit/pictures.ts';
import { TURN_COMMAND } from '#renderer/editor/commands/turn-commands.ts';
import { buildArticle, buildInterview, picture } from '#tests/builders/interview-builder.ts';
import { openTestEditor, type TestEditor } from './test-editor.ts';
import { checkProperty } from '#tests/random/check-property.ts';

let test: TestEditor;
afterEach(() => test.dispose());

/** Blocks by type, in answers too; a row by its number of pictures. */
function shape(post: Post): unknown[] {
  return post.body.map((block) => {
    if (block.type === 'answer') return shape({ ...post, body: block.blocks });
    return block.type === 'gallery'
      ? block.images.map((image) => image.alt)
      : block.type === 'image'
        ? block.alt
        : block.type;
  });
}
const undo = async (): Promise<void> => {
  test.editor.dispatchCommand(UNDO_COMMAND, undefined);
  await nextTask();
};
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
/** Sets the caret first, as in the window. */
const start = (index = 1): void => test.act(() => void test.block(index).selectEnd());
const keyAt = (index: number): string => {
  let key = '';
  test.act(() => (key = test.block(index).getKey()));
  return key;
};
const ask = (act: CardAct): void =>
  test.editor.update(() => test.editor.dispatchCommand(CARD_COMMAND, act), { discrete: true });
const a = picture('a', 'A');
const b = picture('b', 'B');
const c = picture('c', 'C');
const d = picture('d', 'D');

describe('several inserted pictures', () => {
  const put = (...images: Image[]): unknown[] => {
    test = openTestEditor(buildArticle().saying('Un').post);
    test.act(() => {
      test.block(1).selectEnd();
      $insertPictures(images);
    });
    return shape(test.read());
  };
  it('are separate, side by side, or one below the other', () => {
    expect(put(a)).toEqual(['paragraph', 'A']);
    test.dispose();
    expect(put(a, b)).toEqual(['paragraph', ['A', 'B']]);
    test.dispose();
    expect(put(a, b, c)).toEqual(['paragraph', ['A', 'B', 'C']]);
    test.dispose();
    expect(put(a, b, c, d)).toEqual(['paragraph', 'A', 'B', 'C', 'D']);
  });
});

describe('a row of pictures', () => {
  const row = (...images: Image[]): void => {
    const caption = [{ type: 'text' as const, text: 'Ensemble' }];
    test = openTestEditor(buildArticle().saying('Un', { type: 'gallery', images, caption }, 'Deux').post);
    start();
  };

  it('can be reordered', async () => {
    row(a, b, c);
    ask({ act: 'move-in-row', key: keyAt(2), index: 0, by: 1 });
    expect(shape(test.read())[1]).toEqual(['B', 'A', 'C']);
    await undo();
    expect(shape(test.read())[1]).toEqual(['A', 'B', 'C']);
  });

  it('moves one out, which then follows the row', () => {
    row(a, b, c);
    ask({ act: 'take-out', key: keyAt(2), index: 1 });
    expect(shape(test.read())).toEqual(['paragraph', ['A', 'C'], 'B', 'paragraph']);
  });

  it('of two with one moved out becomes a picture, and keeps its text', async () => {
    row(a, b);
    ask({ act: 'take-out', key: keyAt(2), index: 0 });
    expect(test.read().body.slice(1, 3)).toEqual([
      { ...b, caption: [{ type: 'text', text: 'Ensemble' }] },
      a,
    ]);
    await undo();
    expect(shape(test.read())).toEqual(['paragraph', ['A', 'B'], 'paragraph']);
  });

  it('deletes one picture, restored by one undo', async () => {
    row(a, b, c);
    ask({ act: 'remove-from-row', key: keyAt(2), index: 0 });
    ask({ act: 'remove-from-row', key: keyAt(2), index: 0 });
    expect(shape(test.read())).toEqual(['paragraph', 'C', 'paragraph']);
    await undo();
    await undo();
    expect(shape(test.read())[1]).toEqual(['A', 'B', 'C']);
  });
});

it('an aligned picture becomes a row when another is added', async () => {
  const asset = { sha256: b.asset ?? '', width: 4, height: 3, name: 'b.jpg', credit: '', description: '' };
  test = openTestEditor(buildArticle().saying({ ...a, size: 'small', align: 'left' }).post, {
    choosePictures: () => Promise.resolve([1, 2, 3].map(() => () => Promise.resolve(asset))),
  });
  start(2);
  ask({ act: 'add-beside', key: keyAt(1) });
  await nextTask();
  expect(test.read().body[0]).toMatchObject({
    type: 'gallery',
    images: [a, { asset: b.asset }, { asset: b.asset }],
  });
  expect(test.notices.map((notice) => notice.text)).toEqual([
    'Une rangée contient trois images au plus\u00a0: les autres n’ont pas été ajoutées.',
  ]);
  await undo();
  expect(test.read().body[0]).toEqual({ ...a, size: 'small', align: 'left' });
});

it('a replaced picture keeps its text', async () => {
  const asset = { sha256: b.asset ?? '', width: 4, height: 3, name: 'b.jpg', credit: 'X', description: '' };
  test = openTestEditor(buildArticle().saying({ ...a, credit: 'Anne' }).post, {
    choosePicture: () => Promise.resolve(asset),
  });
  ask({ act: 'replace', key: keyAt(1), index: 0 });
  await nextTask();
  expect(test.read().body[0]).toEqual({ ...a, asset: b.asset, width: 4, height: 3, credit: 'Anne' });
});

describe('a moved card', () => {
  it('enters the answer it reaches, and leaves it', async () => {
    test = openTestEditor(
      buildInterview().asking('Un ?').answering('Anne', 'Oui.', 'Non.').saying(a).asking('Deux ?').post,
    );
    const move = (command: 'move-turn-up' | 'move-turn-down'): unknown[] => {
      test.act(() => {
        const node = $getRoot()
          .getChildren()
          .find((block) => block.getType() === 'image');
        if (node !== undefined) $selectCard(node);
        test.editor.dispatchCommand(TURN_COMMAND, command);
      });
      return shape(test.read());
    };
    expect(move('move-turn-up')).toEqual(['question', ['paragraph', 'A', 'paragraph'], 'question']);
    expect(move('move-turn-up')).toEqual(['question', ['A', 'paragraph', 'paragraph'], 'question']);
    expect(move('move-turn-up')).toEqual(['A', 'question', ['paragraph', 'paragraph'], 'question']);
    expect(move('move-turn-up')).toEqual(['A', 'question', ['paragraph', 'paragraph'], 'question']);
    expect(move('move-turn-down')).toEqual(['question', 'A', ['paragraph', 'paragraph'], 'question']);
    await undo();
    expect(shape(test.read())).toEqual(['A', 'question', ['paragraph', 'paragraph'], 'question']);
  });

  it('never loses a block or a word, at any position', () => {
    checkProperty(
      fc.property(fc.array(fc.boolean(), { maxLength: 12 }), fc.nat(3), (ways, first) => {
        test = openTestEditor(
          buildInterview().asking('Un ?').answering('Anne', 'Oui.', b, 'Non.').saying('Fin', a).post,
        );
        const words = (): string =>
          [...JSON.stringify(test.read().body).matchAll(/"text":"([^"]*)"/g)]
            .map((match) => match[1] ?? '')
            .toSorted((one, other) => one.localeCompare(other))
            .join();
        const before = words();
        for (const up of ways) {
          const cards = (): string[] =>
            $getRoot()
              .getChildren()
              .filter((block) => block.getType() === 'image')
              .map((block) => block.getKey());
          let key = '';
          test.act(() => (key = cards()[first % 2] ?? ''));
          ask({ act: 'move', key, up });
        }
        const wordsAfter = words();
        const images = JSON.stringify(test.read().body).match(/"type":"image"/g)?.length;
        test.dispose();
        expect([wordsAfter, images]).toEqual([before, 2]);
      }),
      { parts: 3 },
    );
    test = openTestEditor(buildArticle().post);
  });
});
