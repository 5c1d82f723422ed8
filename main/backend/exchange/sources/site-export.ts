/** Input and output of reading a whole site's export, shared by all software. */
import { createHash } from 'node:crypto';
import { attributes } from '#interview/markup/escape.ts';
import type { EntryRead, EntryWarning } from './entries.ts';

export type ReadExportOptions = Readonly<{
  file: string;
  /** Milliseconds UTC. */
  now: number;
  signal: AbortSignal;
  /** Entries of the source before this file. */
  before: number;
  /** Entries of the source, counted like `at.entry`, to skip. */
  after: number;
}>;

export type ExportRead = Readonly<{ entries: number }>;

/** A site's address without a trailing slash; undefined if invalid. */
export function siteAddress(text: string | undefined): string | undefined {
  const url = URL.parse(text?.trim() ?? '');
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '') return undefined;
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/** The id of a blog whose software gives none, derived from its address without `https` and `www`. */
export const remoteIdOf = (software: 'wordpress' | 'ghost' | 'substack', address: string): string =>
  `${software}:${createHash('sha256')
    .update(withoutScheme(address).toLowerCase())
    .digest('hex')
    .slice(0, 32)}`;

/** An address without scheme and `www.`, unchanged by a move to https. */
export const withoutScheme = (address: string): string => address.replace(/^https?:\/\/(?:www\.)?/, '');

export const siteLocale = (text: string): string | undefined =>
  /^[A-Za-z]{2,3}(?:[-_][A-Za-z]{2})?$/.exec(text.trim())?.[0];

const MOST_LINKS = 100;
const ADDRESS = /(<(a|img)\b[^<>]{0,4000}?\s(?:href|src)\s*=\s*["'])([^"'<>]{1,2000})/gi;

/** The addresses of a body that are relative to an unknown site. */
export type MissingAddresses = Readonly<{ links: readonly string[]; pictures: boolean }>;

/** The body with the site's address before links and pictures that begin with `/`. @param siteUrl '' if unknown */
export function withSiteAddress(
  html: string,
  siteUrl: string,
): Readonly<{ html: string; missing: MissingAddresses }> {
  const origin = URL.parse(siteUrl)?.origin;
  const links = new Set<string>();
  let pictures = false;
  const resolved = html.replace(ADDRESS, (text, before: string, tag: string, address: string) => {
    if (/^\s*(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(address)) return text;
    if (origin !== undefined && address.startsWith('/')) return `${before}${origin}${address}`;
    if (tag.toLowerCase() === 'img') pictures = true;
    else if (links.size < MOST_LINKS) links.add(address.trim());
    return text;
  });
  return { html: resolved, missing: { links: [...links].filter((link) => link !== ''), pictures } };
}

/** Adds warnings for the addresses of an entry that cannot be resolved. */
export function withMissingAddresses(
  reads: readonly EntryRead[],
  { links, pictures }: MissingAddresses,
): EntryRead[] {
  return reads.flatMap((read): EntryRead[] => {
    if (read.type !== 'entry') return [read];
    const { at, entry } = read;
    const warn = (code: EntryWarning, text: string): EntryRead => ({ type: 'warning', code, at, text });
    return [
      read,
      ...(pictures ? [warn('pictures-without-address', entry.title)] : []),
      ...(links.length > 0
        ? [warn('links-without-address', [entry.title.slice(0, 200), ...links].join('\n'))]
        : []),
    ];
  });
}

// Generates common HTML for content that exports store in formats of their own.

export const frameHtml = (address: string, title = ''): string =>
  `<iframe${attributes({ src: address.trim(), ...(title !== '' && { title }) })}></iframe>`;

/** An audio or video element for a file's address. */
export const mediumHtml = (name: 'audio' | 'video', address: string): string =>
  `<${name}${attributes({ src: address.trim(), controls: '' })}></${name}>`;

/** @param caption HTML */
export const figureHtml = (content: string, caption = ''): string =>
  `<figure>${content}${caption.trim() === '' ? '' : `<figcaption>${caption.trim()}</figcaption>`}</figure>`;

export const pictureHtml = (url: string, alt = '', caption = ''): string =>
  figureHtml(`<img${attributes({ src: url, alt })}>`, caption);
