import type { Inline } from './markdown.ts';

/** In the order in which they are tried at a place: code first, for nothing is read inside it. */
const MARK =
  /`([^`]+)`|\[((?:[^[\]`]|`[^`]*`)+)\]\(([^()\s]+)\)|<(https:\/\/[^<>\s]+)>|\*\*((?:[^*]|\*(?!\*))+)\*\*|\*([^*]+)\*|\\([*|`\\])/g;

/** The marks of a line of Markdown: `code`, links, **strong**, *words of the window*. Anything else is its own text. */
export function readInlines(text: string): Inline[] {
  const inlines: Inline[] = [];
  const add = (piece: string): void => {
    const last = inlines.at(-1);
    if (piece === '') return;
    if (last?.type === 'text') inlines[inlines.length - 1] = { type: 'text', text: last.text + piece };
    else inlines.push({ type: 'text', text: piece });
  };
  let at = 0;
  for (const found of text.matchAll(MARK)) {
    add(text.slice(at, found.index));
    at = found.index + found[0].length;
    const [, code, label, href, address, strong, words, escaped] = found;
    if (code !== undefined) inlines.push({ type: 'code', text: code });
    else if (label !== undefined && href !== undefined)
      inlines.push({ type: 'link', href, content: readInlines(label) });
    else if (address !== undefined)
      inlines.push({ type: 'link', href: address, content: [{ type: 'text', text: address }] });
    else if (strong !== undefined) inlines.push({ type: 'strong', content: readInlines(strong) });
    else if (words !== undefined) inlines.push({ type: 'words', content: readInlines(words) });
    else add(escaped ?? '');
  }
  add(text.slice(at));
  return inlines;
}
