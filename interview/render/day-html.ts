import { escapeText } from '../markup/escape.ts';

/** The date of a post on its page, as HTML: « 1er décembre 2026 ». */
export function dayHtml(instant: number, language: string): string {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(instant);
  const words = language.startsWith('fr') ? day.replace(/^1(?=\s)/u, '1er') : day;
  return `<time datetime="${new Date(instant).toISOString()}">${escapeText(words)}</time>`;
}
