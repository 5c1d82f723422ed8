/** What reading the export of a whole site takes and gives, whichever software wrote it. */
import { createHash } from 'node:crypto';
import { attributes } from '#interview/markup/escape.ts';
import type { EntryRead, EntryWarning } from './entries.ts';

export type ReadExportOptions = Readonly<{
  /** As places name it. */
  file: string;
  /** Milliseconds UTC. */
  now: number;
  signal: AbortSignal;
  /** Entries of the source before this file. */
  before: number;
  /** Entries of the source, counted like `at.entry`, that are not to be given again. */
  after: number;
}>;

/** How many entries stand in an export, places that could not be read among them. */
export type ExportRead = Readonly<{ entries: number }>;

/** A site's address, without a final slash; undefined for what is none. */
export function siteAddress(text: string | undefined): string | undefined {
  const url = URL.parse(text?.trim() ?? '');
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '') return undefined;
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/** Of a blog whose software gives it no id: the same for the same address, with or without `https` or `www`. */
export const remoteIdOf = (software: 'wordpress' | 'ghost' | 'substack', address: string): string =>
  `${software}:${createHash('sha256')
    .update(withoutScheme(address).toLowerCase())
    .digest('hex')
    .slice(0, 32)}`;

/** An address without its scheme and `www.`: the same before and after a move to https. */
export const withoutScheme = (address: string): string => address.replace(/^https?:\/\/(?:www\.)?/, '');

/** `fr-FR`, `en_US`; undefined for what is none. */
export const siteLocale = (text: string): string | undefined =>
  /^[A-Za-z]{2,3}(?:[-_][A-Za-z]{2})?$/.exec(text.trim())?.[0];

/** Links without an address that are named. */
const MOST_LINKS = 100;
const ADDRESS = /(<(a|img)\b[^<>]{0,4000}?\s(?:href|src)\s*=\s*["'])([^"'<>]{1,2000})/gi;

/** The addresses of a body that are relative to its site, which the export does not name. */
export type MissingAddresses = Readonly<{ links: readonly string[]; pictures: boolean }>;

/**
 * A body with the site's address before the links and pictures that begin with `/`.
 * @param siteUrl '' where it is not known
 */
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

// What exports say in shapes of their own, as HTML that is read like any other.

export const frameHtml = (address: string, title = ''): string =>
  `<iframe${attributes({ src: address.trim(), ...(title !== '' && { title }) })}></iframe>`;

/** A sound or a film, by the address of its file. */
export const mediumHtml = (name: 'audio' | 'video', address: string): string =>
  `<${name}${attributes({ src: address.trim(), controls: '' })}></${name}>`;

/** @param caption HTML */
export const figureHtml = (content: string, caption = ''): string =>
  `<figure>${content}${caption.trim() === '' ? '' : `<figcaption>${caption.trim()}</figcaption>`}</figure>`;

export const pictureHtml = (url: string, alt = '', caption = ''): string =>
  figureHtml(`<img${attributes({ src: url, alt })}>`, caption);
