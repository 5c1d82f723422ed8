/** Blogger’s changes to stored HTML (docs/design/blogger.md#html), for tests that read it back. */

const EMPTY_PARAGRAPH = /<p(?:\s[^>]*)?>(?:\s|&nbsp;)*<\/p>/g;

/**
 * Writes entities for no-break spaces, self-closed void elements, attribute quotes and the jump break’s anchor, and
 * drops empty paragraphs.
 */
export function normaliseLikeBlogger(html: string): string {
  return html
    .replace(/<!--more-->/g, "<a name='more'></a>")
    .replace(EMPTY_PARAGRAPH, '')
    .replace(/<(br|hr|img)((?:\s[^<>]*?)?)\s*\/?>/g, '<$1$2 />')
    .replace(/\u00a0/g, '&nbsp;')
    .replace(
      /<([a-z0-9]+)((?:\s+[a-z-]+="[^"<>']*")+)/g,
      (_, tag: string, attributes: string) => `<${tag}${attributes.replace(/"/g, "'")}`,
    );
}

/** The post after its author opened and saved it in Blogger’s own editor. */
export function editedLikeCompose(html: string): string {
  return `<div dir="ltr" style="text-align: left;" trbidi="on">\n${normaliseLikeBlogger(html).replace(/<\/(p|h[1-6]|div|figure|ul|ol|table)>/g, '</$1>\n')}<div><br /></div></div>`;
}
