/**
 * The source of a quote and where it leads, in the one line that authors see and edit: an address at its end, after a
 * comma, is what the words before it lead to: « Anne Martin, LAB, 12 mars 2019, https://lab.example/2019/03/jardin.html ».
 */
import type { Inline } from '../document.ts';
import { isLinkAddress } from '../links.ts';

export type Source = Readonly<{ words: string; url?: string }>;

export function sourceOfCite(cite: string): Source {
  const found = /^(.*\S), (https?:\/\/[^\s<>"]+)$/su.exec(cite);
  const [, words, url] = found ?? [];
  return words === undefined || url === undefined || words.trim() !== words || !isLinkAddress(url)
    ? { words: cite }
    : { words, url };
}

/** The inverse: `sourceOfCite(citeOf(words, url))` gives both back where the address is one that a page links to. */
export function citeOf(words: string, url?: string): string {
  if (url === undefined) return words;
  return words === '' ? url : `${words}, ${url}`;
}

/** The source as readers get it: its words, which lead to the address where there is one. */
export function inlinesOfCite(cite: string): Inline[] {
  const { words, url } = sourceOfCite(cite);
  const text = { type: 'text' as const, text: words };
  if (words === '') return [];
  return url === undefined ? [text] : [{ type: 'link', url, content: [text] }];
}
