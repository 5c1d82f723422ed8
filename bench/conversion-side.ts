/** A post in Escale's editor without a window; loaded through Vite, since the editor's nodes draw with React. */
import { buildEditorFromExtensions } from '@lexical/extension';
import type { LexicalEditor } from 'lexical';
import { editor as messages } from '#assets/messages/fr/editor.ts';
import type { Post } from '#interview/document.ts';
import { $readDocument, frameOf } from '#renderer/editor/model/document/document-bridge.ts';
import { editorExtension } from '#renderer/editor/extensions/editor-extensions.ts';
import type { Services } from '#renderer/editor/core/services.ts';

// The editor listens to the network's return; without a window there is none to listen to.
if (typeof window === 'undefined') Object.assign(globalThis, { window: new EventTarget() });
/** Cards need a ResizeObserver; nothing is rendered here. */
class NothingDrawn implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver ??= NothingDrawn;

export type Conversion = Readonly<{ read(): Post; state(): string }>;

export function openConversion(post: Post): Conversion {
  const services = { postId: 'post', language: post.language, messages } as Services;
  const editor: LexicalEditor = buildEditorFromExtensions(editorExtension(post, services));
  editor.update(() => undefined, { discrete: true });
  const frame = frameOf(post);
  return {
    read: () => editor.getEditorState().read(() => $readDocument(frame), { editor }),
    state: () => JSON.stringify(editor.getEditorState().toJSON()),
  };
}
