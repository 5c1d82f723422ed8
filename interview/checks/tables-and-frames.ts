/** Tables (RGAA 5.4, 5.6) and frames (RGAA 2.1): what they need so that who does not see them knows what they are. */
import type { HtmlCard, Inline, Table } from '../document.ts';
import { blockToText, inlinesToText } from '../plain.ts';
import { isBold } from '../answers/cut-inlines.ts';

export const isUncaptioned = ({ caption }: Table): boolean =>
  caption === undefined || inlinesToText(caption).trim() === '';

export const isHeaderless = ({ rows }: Table): boolean =>
  !rows.some((row) => row.some((cell) => cell.header));

/** Its first row, to know it by. */
export const tableWords = (table: Table): string =>
  blockToText(table).split('\n')[0]?.replaceAll('\t', ' ') ?? '';

const TITLE_OF_TABLE = /^(?:tableau|table|tab\.)\s*(?:n[°o]\s*)?(?:\d+|[ivx]+)?\s*[.:–—-]/iu;

/** Whether a paragraph is the title of the table under it, written as text: « Tableau 1 : les crues », or a short line in bold. */
export function isTableTitle({ content }: Readonly<{ content: readonly Inline[] }>): boolean {
  const text = inlinesToText(content).trim();
  if (text === '' || text.length > 160 || text.includes('\n')) return false;
  return TITLE_OF_TABLE.test(text) || (isBold(content) && !/[.!?]$/u.test(text));
}

/** The title as a caption: a bold that only said « title » goes. */
export function asCaption(content: readonly Inline[]): Inline[] {
  return content.map((inline): Inline => {
    if (inline.type !== 'text') return inline;
    const { marks, ...rest } = inline;
    const others = marks?.filter((mark) => mark !== 'bold') ?? [];
    return others.length === 0 ? rest : { ...rest, marks: others };
  });
}

export const isUntitled = (title: string): boolean =>
  title.trim() === '' || /^(?:https?:\/\/|www\.)\S+$/iu.test(title.trim());

/** Whether a sealed card holds a frame without a title. */
export function hasUntitledFrame({ html }: HtmlCard): boolean {
  return [...html.matchAll(/<i?frame\b[^<>]*>/giu)].some(([tag]) => {
    if (/\s(?:hidden|aria-hidden\s*=\s*["']?true)/iu.test(tag)) return false;
    const title = /\stitle\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/iu.exec(tag);
    return (title?.[1] ?? title?.[2] ?? title?.[3] ?? '').trim() === '';
  });
}
