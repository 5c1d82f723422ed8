/** « Coller sans mise en forme »: the next paste is plain text, one paragraph per line, without turns. */
import type { LexicalEditor } from 'lexical';
import { call } from '../../bridge/call.ts';
import { servicesOf } from '../core/services.ts';

const expected = new WeakSet<LexicalEditor>();

/** Asks the window to paste at the focus; the title and fields of cards take plain text anyway. */
export function pastePlain(editor: LexicalEditor): void {
  if (document.activeElement === editor.getRootElement()) expected.add(editor);
  call('clipboard.paste-plain', {}).catch((thrown: unknown) => {
    expected.delete(editor);
    const services = servicesOf(editor);
    services.notify({ tone: 'alert', text: services.failure(thrown) });
  });
}

/** Whether the current paste was requested without formatting. */
export function takesPlain(editor: LexicalEditor): boolean {
  return expected.has(editor);
}

/** Resets the request after any paste. */
export function endPlainAfterPaste(editor: LexicalEditor): () => void {
  const ended = (): void => queueMicrotask(() => expected.delete(editor));
  return editor.registerRootListener((root) => {
    root?.addEventListener('paste', ended);
    return () => root?.removeEventListener('paste', ended);
  });
}
