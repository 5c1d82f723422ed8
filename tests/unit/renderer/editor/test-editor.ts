/** An editor on a real (happy-dom) root element, as the window mounts it, without React. */
import assert from 'node:assert/strict';
import { buildEditorFromExtensions, getExtensionDependencyFromEditor } from '@lexical/extension';
import { $getRoot, $isElementNode, type LexicalEditor, type LexicalNode } from 'lexical';
import { blocks as blockWords, editor as messages, paste as pasteWords } from '#assets/messages/fr/editor.ts';
import { pictures } from '#assets/messages/fr/pictures.ts';
import type { Post } from '#interview/document.ts';
import { $readDocument, frameOf } from '#renderer/editor/model/document/document-bridge.ts';
import { PostReader } from '#renderer/editor/model/document/post-reader.ts';
import { editorExtension } from '#renderer/editor/extensions/editor-extensions.ts';
import { TypographyExtension } from '#renderer/editor/typography/typography-extension.ts';
import type { Notice, Services } from '#renderer/editor/core/services.ts';

export type TestEditor = Readonly<{
  editor: LexicalEditor;
  root: HTMLElement;
  notices: Notice[];
  announcements: string[];
  read(): Post;
  /** Runs in one update, committed at once. */
  act(run: () => void): void;
  block(index: number): LexicalNode;
  dispose(): void;
}>;

export function openTestEditor(post: Post, services: Partial<Services> = {}): TestEditor {
  const notices: Notice[] = [];
  const announcements: string[] = [];
  const editor = buildEditorFromExtensions(
    editorExtension(post, {
      postId: 'post',
      knownPeople: () => [],
      language: post.language,
      messages,
      blockWords,
      pictures,
      pasteWords,
      notify: (notice) => {
        notices.push(notice);
        return () => void notices.splice(notices.indexOf(notice), 1);
      },
      announce: (text) => announcements.push(text),
      directory: () => Promise.resolve([]),
      createPerson: (name) => Promise.resolve({ id: `p-${name.length}`, name }),
      choosePictures: () => Promise.resolve([]),
      describeVideo: () => Promise.reject(new Error('no network in this test')),
      choosePicture: () => Promise.resolve(undefined),
      findPictureAgain: () => Promise.resolve(false),
      uploadPicture: () => Promise.reject(new Error('no upload in this test')),
      documentDropped: () => undefined,
      answersPasted: () => () => undefined,
      failure: String,
      ...services,
    }),
  );
  // Off, so that typed text is literal; the tests of typography enable it.
  getExtensionDependencyFromEditor(editor, TypographyExtension).output.asTyped = false;
  const root = document.createElement('div');
  root.contentEditable = 'true';
  document.body.append(root);
  editor.setRootElement(root);
  editor.update(() => undefined, { discrete: true });
  const frame = frameOf(post);
  const reader = new PostReader();
  return {
    editor,
    root,
    notices,
    announcements,
    read: () =>
      editor.getEditorState().read(
        () => {
          const post = reader.$read(frame);
          // After any changes since the last read: cached blocks equal the current ones.
          assert.deepStrictEqual(post, $readDocument(frame));
          return post;
        },
        { editor },
      ),
    act: (run) => editor.update(run, { discrete: true }),
    block: (index) => {
      const block = $getRoot().getChildAtIndex(index);
      if (block === null) throw new Error(`no block ${index}`);
      return block;
    },
    dispose: () => {
      editor.dispose();
      root.remove();
    },
  };
}

/** The caret at the end of a block. */
export function $caretAtEndOf(block: LexicalNode): void {
  if (!$isElementNode(block)) throw new Error('not a text block');
  block.selectEnd();
}
