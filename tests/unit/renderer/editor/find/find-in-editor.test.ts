// @vitest-environment happy-dom
import { HISTORY_PUSH_TAG, UNDO_COMMAND } from 'lexical';
import { afterEach, describe, expect, it } from 'vitest';
import { $findAll, $replaceAll, $replaceMatch } from '#renderer/editor/find/find-in-editor.ts';
import { buildInterview, paragraph, picture, text } from '#tests/builders/interview-builder.ts';
import type { Post, TopBlock } from '#interview/document.ts';
import { openTestEditor, type TestEditor } from '../test-editor.ts';

let open: TestEditor | undefined;
afterEach(() => open?.dispose());

function editorOf(...body: TopBlock[]): TestEditor {
  const post: Post = { ...buildInterview().titled('Le laboratoire').post, kind: 'article', body };
  open = openTestEditor(post);
  return open;
}
const all = (editor: TestEditor, query: string) => editor.editor.read(() => $findAll(query, {}));

function replaceAll(editor: TestEditor, query: string, by: string): number {
  let count = 0;
  editor.editor.update(() => (count = $replaceAll($findAll(query, {}), by)), {
    discrete: true,
    tag: HISTORY_PUSH_TAG,
  });
  return count;
}

describe('finding in a post', () => {
  it('searches the title, all marks, links, nested lists and cards, in reading order', () => {
    const editor = editorOf(
      paragraph(text('un labora'), text('toire', 'bold'), text(' ouvert')),
      paragraph({
        type: 'link',
        url: 'https://exemple.fr/',
        content: [{ type: 'text', text: 'laboratoire' }],
      }),
      {
        type: 'list',
        ordered: false,
        items: [
          {
            content: [text('laboratoire un')],
            children: { type: 'list', ordered: false, items: [{ content: [text('laboratoire deux')] }] },
          },
        ],
      },
      { ...picture('a', 'Une salle'), caption: [text('Le laboratoire')] },
    );
    expect(all(editor, 'laboratoire').map(({ place: location }) => location)).toEqual([
      'title',
      'text',
      'text',
      'text',
      'text',
      'card',
    ]);
  });

  it('replaces across marks, links and line breaks in one step, undone in one', async () => {
    const editor = editorOf(
      paragraph(text('un labora'), text('toire', 'bold'), text(' ouvert, le Laboratoire.')),
      paragraph({
        type: 'link',
        url: 'https://exemple.fr/',
        content: [{ type: 'text', text: 'laboratoire' }],
      }),
    );
    const before = editor.read();
    expect(replaceAll(editor, 'laboratoire', 'atelier')).toBe(4);
    const after = editor.read();
    expect(after.title).toBe('Le atelier');
    expect(after.body).toEqual([
      paragraph(text('un atelier ouvert, le atelier.')),
      paragraph({ type: 'link', url: 'https://exemple.fr/', content: [{ type: 'text', text: 'atelier' }] }),
    ]);
    editor.editor.dispatchCommand(UNDO_COMMAND, undefined);
    await Promise.resolve();
    expect(editor.read()).toEqual(before);
  });

  it('keeps the format of the first letter, and deletes words for an empty replacement', () => {
    const editor = editorOf(paragraph(text('le '), text('mot', 'bold'), text(' juste')));
    replaceAll(editor, 'mot', 'verbe');
    expect(editor.read().body).toEqual([paragraph(text('le '), text('verbe', 'bold'), text(' juste'))]);
    replaceAll(editor, 'verbe ', '');
    expect(editor.read().body).toEqual([paragraph(text('le juste'))]);
  });

  it('changes nothing in a card, nor in a changed text', () => {
    const editor = editorOf(picture('b', 'Un laiton', 'Un sextant'), paragraph(text('sextant')));
    const [card, word] = all(editor, 'sextant');
    if (card === undefined || word === undefined) throw new Error('both are found');
    editor.act(() => {
      expect($replaceMatch(card, 'boussole')).toBe(false);
      expect($replaceMatch({ ...word, from: 90, to: 99 }, 'boussole')).toBe(false);
    });
    expect(editor.read().body).toEqual([picture('b', 'Un laiton', 'Un sextant'), paragraph(text('sextant'))]);
  });
});
