/** The HTML of a Substack post without elements that only work on Substack. */

/** Linear: each pattern ends at the next tag or after a fixed length. */
export function htmlOfPage(html: string): string {
  return withoutElements(withoutElements(html, 'button'), 'form')
    .replace(
      /<a\b[^<>]{0,500}\bclass="[^"<>]{0,100}\bfootnote-anchor\b[^<>]{0,500}>([^<]{0,100})<\/a>/g,
      '<sup>$1</sup>',
    )
    .replace(
      /<a\b[^<>]{0,500}\bfootnote-number\b[^<>]{0,500}>([^<]{0,100})<\/a>\s*(<div\b[^<>]{0,300}>)?\s*(<p>)?/g,
      (_, number: string, content = '') => `${String(content)}<p><sup>${number}</sup> `,
    );
}

/** Removes buttons, which open pictures, and forms, which take e-mail addresses; neither has text of the post. */
function withoutElements(html: string, name: string): string {
  const [opening, closing] = [`<${name}`, `</${name}>`];
  if (!html.includes(opening)) return html;
  const pieces: string[] = [];
  let from = 0;
  for (let at = html.indexOf(opening); at !== -1; at = html.indexOf(opening, from)) {
    const end = html.indexOf(closing, at);
    if (end === -1) break;
    pieces.push(html.slice(from, at));
    from = end + closing.length;
  }
  return pieces.join('') + html.slice(from);
}
