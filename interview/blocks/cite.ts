/**
 * The source of a quote and its link, on the one line that authors edit: an address at its end, after a comma, links
 * the words before it: « Anne Martin, LAB, 12 mars 2019, https://lab.example/2019/03/jardin.html ».
 */
import type { Inline } from '../document.ts';
import { isLinkAddress } from '../links.ts';

export type Source = Readonly<{ words: string; url?: string }>;

export function sourceOfCite(cite: string): Source {
  const match = /^(.*\S), (https?:\/\/[^\s<>"]+)$/su.exec(cite);
  const [, words, url] = match ?? [];
  return words === undefined || url === undefined || words.trim() !== words || !isLinkAddress(url)
    ? { words: cite }
    : { words, url };
}

/** Inverse of sourceOfCite: `sourceOfCite(citeOf(words, url))` returns both, if the address may be linked. */
export function citeOf(words: string, url?: string): string {
  if (url === undefined) return words;
  return words === '' ? url : `${words}, ${url}`;
}

/** The source as readers see it: its words, linked if there is an address. */
export function inlinesOfCite(cite: string): Inline[] {
  const { words, url } = sourceOfCite(cite);
  const text = { type: 'text' as const, text: words };
  if (words === '') return [];
  return url === undefined ? [text] : [{ type: 'link', url, content: [text] }];
}
