/** Runs of text as HTML. */
import type { Inline, Mark, TextInline } from '../document.ts';
import { escapeText, open } from './escape.ts';

const TAGS: Readonly<Record<Mark, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
  sub: 'sub',
  sup: 'sup',
};

function run(inline: TextInline): string {
  let html = escapeText(inline.text);
  for (const mark of (inline.marks ?? []).toReversed()) html = `<${TAGS[mark]}>${html}</${TAGS[mark]}>`;
  return inline.language === undefined ? html : `${open('span', { lang: inline.language })}${html}</span>`;
}

/** Folded inlines as HTML, without any newline. */
export function inlinesHtml(inlines: readonly Inline[]): string {
  let html = '';
  for (const inline of inlines) {
    if (inline.type === 'text') html += run(inline);
    else if (inline.type === 'lineBreak') html += '<br>';
    else html += `${open('a', { href: inline.url, title: inline.title })}${inlinesHtml(inline.content)}</a>`;
  }
  return html;
}
