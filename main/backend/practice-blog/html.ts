/** The changes Blogger makes to a post's HTML as it stores it (docs/design/blogger.md#html). */
import { attribute, htmlPieces } from '#interview/markup/html-pieces.ts';
import { invalid } from './api-error.ts';

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** The HTML as Blogger stores it. Throws ApiError 400. */
export function normaliseContent(html: string): string {
  const result: string[] = [];
  const pieces = htmlPieces(html);
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (piece === undefined) continue;
    if (piece.kind === 'cdata') {
      throw invalid('Your HTML cannot be accepted: Tag is broken: <![CDATA[');
    }
    if (piece.kind === 'comment' && /^<!--\s*more\s*-->$/.test(piece.raw)) result.push("<a name='more'></a>");
    else if (piece.kind === 'open' && piece.name === 'br') result.push('<br />');
    else if (piece.kind === 'open' && piece.name === 'p') {
      const length = emptyParagraphLength(pieces.slice(at + 1, at + 3));
      if (length === 0) result.push(piece.raw);
      at += length;
    } else result.push(piece.raw);
  }
  return result.join('');
}

/** The number of pieces after `<p>` that form an empty paragraph; 0 if it is not empty. */
function emptyParagraphLength(next: ReturnType<typeof htmlPieces>): number {
  const [first, second] = next;
  const closes = (piece: typeof first) => piece?.kind === 'close' && piece.name === 'p';
  if (closes(first)) return 1;
  // A no-break space is content; only white space makes a paragraph empty.
  return first?.kind === 'text' && /^[ \t\r\n]*$/.test(first.raw) && closes(second) ? 2 : 0;
}

/** Distinct addresses of a post's pictures, in order (`images[]` of the API). */
export function pictureAddresses(html: string): string[] {
  const addresses = htmlPieces(html).flatMap((piece) =>
    piece.kind === 'open' && piece.name === 'img' ? [attribute(piece.raw, 'src') ?? ''] : [],
  );
  return [...new Set(addresses.filter((address) => address !== ''))];
}
