// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { TopBlock } from '#interview/document.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { runCommand } from '#renderer/editor/commands/commands.ts';
import { insertPicture } from '#renderer/editor/cards/pictures.ts';
import type { Services } from '#renderer/editor/core/services.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestEditor, $caretAtEndOf, type TestEditor } from './test-editor.ts';

let test: TestEditor;
afterEach(() => test.dispose());

const content = [{ type: 'text' as const, text: 'Bonjour' }];
const paragraph: TopBlock = { type: 'paragraph', content };

function run(command: Parameters<typeof runCommand>[1]): void {
  test.act(() => {
    runCommand(test.editor, command);
  });
}

describe('the block commands', () => {
  it.each([
    ['heading-2', { type: 'heading', level: 2, content }],
    ['heading-3', { type: 'heading', level: 3, content }],
    ['bullet-list', { type: 'list', ordered: false, items: [{ content }] }],
    ['numbered-list', { type: 'list', ordered: true, items: [{ content }] }],
    ['quote', { type: 'quote', content: [content] }],
  ] as const)('turn a paragraph into a %s and back', (command, block) => {
    test = openTestEditor({ ...emptyPost('article', 'fr'), body: [paragraph] });
    test.act(() => $caretAtEndOf(test.block(1)));
    run(command);
    expect(test.read().body).toEqual([block]);
    run('paragraph');
    expect(test.read().body).toEqual([paragraph]);
  });

  it('keep a quotation and a list in their answer, and move a heading out of it', () => {
    test = openTestEditor(buildInterview().asking('Un ?').answering('Anne', 'Oui.', 'Non.').post);
    test.act(() => $caretAtEndOf(test.block(3)));
    run('quote');
    expect(test.read().body[1]).toMatchObject({ blocks: [{ type: 'paragraph' }, { type: 'quote' }] });
    run('bullet-list');
    expect(test.read().body[1]).toMatchObject({ blocks: [{ type: 'paragraph' }, { type: 'list' }] });
    run('heading-2');
    expect(test.read().body.map((block) => block.type)).toEqual(['question', 'answer', 'heading']);
  });
});

describe('a picture inserted by the button', () => {
  const asset = {
    sha256: 'a'.repeat(64),
    width: 640,
    height: 400,
    name: 'port.jpg',
    credit: 'A. Lenoir',
    description: '',
  };
  const post = () => buildInterview().asking('Un ?').answering('Anne', 'Oui.').post;

  async function insert(services: Partial<Services>): Promise<void> {
    test = openTestEditor(post(), services);
    test.act(() => $caretAtEndOf(test.block(2)));
    await insertPicture(test.editor);
  }

  it('is in the answer, and typing continues after it in the same answer', async () => {
    await insert({ choosePictures: () => Promise.resolve([() => Promise.resolve(asset)]) });
    expect(test.read().body[1]).toMatchObject({
      type: 'answer',
      blocks: [{ type: 'paragraph' }, { type: 'image', asset: asset.sha256, credit: '', alt: '' }],
    });
    test.act(() => {
      const after = test.block(3).getNextSibling();
      if (after === null) throw new Error('nothing to write in');
      $caretAtEndOf(after);
    });
    run('quote');
    expect(test.read().body).toHaveLength(2);
  });

  it('changes nothing when no file is chosen, and reports a file that could not be read', async () => {
    await insert({ choosePictures: () => Promise.resolve([]) });
    expect(test.read().body).toEqual(post().body);
    test.dispose();
    await insert({
      choosePictures: () => Promise.resolve([() => Promise.reject(new Error('Image trop lourde'))]),
      failure: String,
    });
    expect(test.notices).toEqual([{ tone: 'alert', text: 'Error: Image trop lourde' }]);
    expect(test.read().body).toEqual(post().body);
  });
});
