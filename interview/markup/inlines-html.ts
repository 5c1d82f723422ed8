/** Writes text runs as HTML. */
import type { Inline, Mark, TextInline } from '../document.ts';
import { escapeText, openingTag } from './escape.ts';

const TAGS: Readonly<Record<Mark, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
  sub: 'sub',
  sup: 'sup',
};

function runHtml(inline: TextInline): string {
  let html = escapeText(inline.text);
  for (const mark of (inline.marks ?? []).toReversed()) html = `<${TAGS[mark]}>${html}</${TAGS[mark]}>`;
  return inline.language === undefined
    ? html
    : `${openingTag('span', { lang: inline.language })}${html}</span>`;
}

/** Writes folded inlines as HTML without newlines. */
export function inlinesHtml(inlines: readonly Inline[]): string {
  let html = '';
  for (const inline of inlines) {
    if (inline.type === 'text') html += runHtml(inline);
    else if (inline.type === 'lineBreak') html += '<br>';
    else
      html += `${openingTag('a', { href: inline.url, title: inline.title })}${inlinesHtml(inline.content)}</a>`;
  }
  return html;
}
