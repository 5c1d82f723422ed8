/** What reading the export of a whole site takes and gives, whichever software wrote it. */
import { createHash } from 'node:crypto';
import { attributes } from '#interview/render/escape.ts';

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
