/**
 * Writes to the clipboard on both Electrons: 25 has a synchronous call for text and HTML, 45 the W3C clipboard items.
 */
import * as electron from 'electron';

type Content = Readonly<{ text: string; html?: string | undefined }>;
/** Until Electron 44; absent from the types of 45. */
type OldClipboard = Readonly<{
  readHTML(): string;
  write(data: Readonly<{ text: string; html?: string }>): void;
}>;
/** Since Electron 45; absent from the types of 25. */
type ItemConstructor = new (items: Readonly<Record<string, string>>) => object;
type NewClipboard = Readonly<{ write(items: readonly object[]): Promise<void> }>;

const isOld = (clipboard: object): clipboard is OldClipboard =>
  'readHTML' in clipboard && typeof clipboard.readHTML === 'function';

/** Replaces the clipboard's content. Rich editors paste `html`, others `text`. */
export async function writeClipboard({ text, html }: Content): Promise<void> {
  const clipboard: object = electron.clipboard;
  if (isOld(clipboard)) {
    clipboard.write(html === undefined ? { text } : { text, html });
    return;
  }
  const { ClipboardItem } = electron as unknown as { ClipboardItem: ItemConstructor };
  const items = { 'text/plain': text, ...(html === undefined ? {} : { 'text/html': html }) };
  await (clipboard as NewClipboard).write([new ClipboardItem(items)]);
}
