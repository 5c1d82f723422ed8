/** Pasting into an editor of the tests. */
import { PASTE_COMMAND, UNDO_COMMAND } from 'lexical';
import type { TestEditor } from './test-editor.ts';

/** Waits until everything started by a paste has ended. */
export const nextTask = (): Promise<void> => new Promise((done) => setTimeout(done));

export async function paste(
  { editor }: Pick<TestEditor, 'editor'>,
  data: Readonly<Record<string, string>>,
  files: readonly File[] = [],
): Promise<void> {
  const clipboardData = new DataTransfer();
  for (const [kind, value] of Object.entries(data)) clipboardData.setData(kind, value);
  for (const file of files) clipboardData.items.add(file);
  editor.dispatchCommand(PASTE_COMMAND, new ClipboardEvent('paste', { clipboardData, cancelable: true }));
  await nextTask();
  await nextTask();
}

export async function undo({ editor }: Pick<TestEditor, 'editor'>): Promise<void> {
  editor.dispatchCommand(UNDO_COMMAND, undefined);
  await nextTask();
}
