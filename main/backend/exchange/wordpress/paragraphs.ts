/**
 * What WordPress stores for its classic editor, and for comments, has no paragraphs: a blank line parts two of them, the end
 * of a line is a break (https://developer.wordpress.org/reference/functions/wpautop/). Written out as HTML says it.
 */

const BLOCKS = new Set(
  'address article aside blockquote caption center col colgroup dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr iframe legend li main map menu nav ol p pre script section style summary table tbody td textarea tfoot th thead tr ul'.split(
    ' ',
  ),
);
/** The ends of lines in these are their own. */
const AS_IS = new Set(['pre', 'script', 'style', 'textarea', 'svg']);
const TAG = /<\/?([A-Za-z][A-Za-z0-9-]*)[^<>]*>/y;
/** Of comments, those that stand for a line of their own. */
const MARK = /^<!--\s*(?:more|nextpage)\b/;

type Piece = Readonly<{ text: string; is: 'words' | 'block' | 'break' | 'inline' }>;

/** Linear, whatever the text. */
export function paragraphs(text: string): string {
  const pieces = piecesOf(text.replace(/\r\n?/g, '\n'));
  return pieces
    .map((piece, index) =>
      piece.is === 'words' ? withBreaks(piece.text, pieces[index - 1], pieces[index + 1]) : piece.text,
    )
    .join('');
}

/** Tags and comments, and the words between them. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const cut = (at: number, end: number, is: Piece['is']): void => {
    if (at > from) pieces.push({ text: text.slice(from, at), is: 'words' });
    pieces.push({ text: text.slice(at, end), is });
    from = end;
  };
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', Math.max(from, at + 1))) {
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at);
      const comment = text.slice(at, end === -1 ? text.length : end + 3);
      cut(at, at + comment.length, MARK.test(comment.slice(0, 40)) ? 'block' : 'inline');
      continue;
    }
    TAG.lastIndex = at;
    const name = TAG.exec(text)?.[1]?.toLowerCase();
    if (name === undefined) continue;
    const end = text[at + 1] !== '/' && AS_IS.has(name) ? endOf(text, name, TAG.lastIndex) : TAG.lastIndex;
    cut(at, end, BLOCKS.has(name) ? 'block' : name === 'br' ? 'break' : 'inline');
  }
  if (from < text.length) pieces.push({ text: text.slice(from), is: 'words' });
  return pieces;
}

function endOf(text: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}\\b[^<>]*>`, 'gi');
  closing.lastIndex = from;
  return closing.test(text) ? closing.lastIndex : text.length;
}

function withBreaks(text: string, before: Piece | undefined, after: Piece | undefined): string {
  const [first, last] = [text.search(/\S/), text.trimEnd().length];
  return text.replace(/\n[ \t\n]*/g, (run, at: number) => {
    const next = at >= last ? after : undefined;
    const past = at <= first || first === -1 ? before : undefined;
    if (at >= last && (next === undefined || next.is === 'block')) return '\n';
    if (run.indexOf('\n', 1) !== -1) return '\n<p>';
    const atStart = (at <= first || first === -1) && (past === undefined || past.is !== 'inline');
    return atStart || next?.is === 'break' ? '\n' : '<br>';
  });
}
