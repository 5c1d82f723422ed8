// Two popular editors for Escale's own page: TipTap (ProseMirror) with its starter kit, and Koenig, Ghost's editor,
// complete. Both contain the post's words as paragraphs, without saving or spelling check.
import { Editor } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import { KoenigComposer, KoenigEditor } from '@tryghost/koenig-lexical';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
// By its file: the package does not name it.
import koenigStyles from './node_modules/@tryghost/koenig-lexical/dist/style.css?inline';

/** The page lets no style element in. @param {string} css */
function style(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** @param {HTMLElement} box @param {readonly string[]} paragraphs */
function tiptap(box, paragraphs) {
  style('#tiptap .ProseMirror { white-space: pre-wrap; overflow-wrap: anywhere; outline: none }');
  const editor = new Editor({
    element: box,
    injectCSS: false,
    extensions: [StarterKit],
    content: {
      type: 'doc',
      content: paragraphs.map((text) => ({
        type: 'paragraph',
        ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
      })),
    },
  });
  return () => editor.destroy();
}

/** @param {HTMLElement} box @param {readonly string[]} paragraphs */
function koenig(box, paragraphs) {
  style(koenigStyles);
  // Its own measures of text: as many lines to lay out as the others have.
  style('#koenig p { margin: 0; font: var(--text-body) / var(--leading-body) var(--serif) }');
  const block = { direction: 'ltr', format: '', indent: 0, version: 1 };
  const state = {
    root: {
      ...block,
      type: 'root',
      children: paragraphs.map((text) => ({
        ...block,
        type: 'paragraph',
        children:
          text === ''
            ? []
            : [{ type: 'text', text, detail: 0, format: 0, mode: 'normal', style: '', version: 1 }],
      })),
    },
  };
  const root = createRoot(box);
  root.render(
    createElement(
      KoenigComposer,
      {
        initialEditorState: JSON.stringify(state),
        cardConfig: {},
        fileUploader: { useFileUpload: () => ({}), fileTypes: {} },
        onError: (error) => {
          throw error;
        },
      },
      createElement(KoenigEditor, { darkMode: false }),
    ),
  );
  return () => root.unmount();
}

globalThis.escalePeers = { tiptap, koenig };
