/** « Coller sans mise en forme »: the next paste is words alone, a paragraph for each line, and never turns. */
import type { LexicalEditor } from 'lexical';
import { call } from '../../bridge/call.ts';
import { servicesOf } from '../core/services.ts';

const expected = new WeakSet<LexicalEditor>();

/** Asks the window to paste where the focus is: a field of a card or the title takes words alone by itself. */
export function pastePlain(editor: LexicalEditor): void {
  if (document.activeElement === editor.getRootElement()) expected.add(editor);
  call('clipboard.paste-plain', {}).catch((thrown: unknown) => {
    expected.delete(editor);
    const services = servicesOf(editor);
    services.notify({ tone: 'alert', text: services.failure(thrown) });
  });
}

/** Whether the paste that comes now was asked for without formatting. */
export function takesPlain(editor: LexicalEditor): boolean {
  return expected.has(editor);
}

/** Whoever took it, the paste after that one is an ordinary one. */
export function endPlainAfterPaste(editor: LexicalEditor): () => void {
  const ended = (): void => queueMicrotask(() => expected.delete(editor));
  return editor.registerRootListener((root) => {
    root?.addEventListener('paste', ended);
    return () => root?.removeEventListener('paste', ended);
  });
}
