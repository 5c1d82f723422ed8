/** The excerpt of a post for lists. */
import { eachPiece, textOfPiece } from '../markup/html-pieces.ts';

const EXCERPT_WORDS = 55;
/** Maximum characters read, and of the excerpt. */
const MOST_READ = 10_000;
const LONGEST = 1_000;
/** Skipped elements: a caption is useless without its picture. */
const NOT_IN_EXCERPT = new Set(['figure', 'table', 'script', 'style']);

/**
 * The first words of a post, and whether there is more. Ends at the jump break, or before the first heading if text
 * comes before it (the lead of an interview).
 */
export function excerpt(html: string): { text: string; more: boolean } {
  const line = createLine();
  let outside: string | undefined;
  let cut = false;
  for (const piece of eachPiece(html)) {
    const name = piece.kind === 'open' || piece.kind === 'close' ? piece.name : '';
    const opens = piece.kind === 'open';
    if (outside !== undefined) {
      if (piece.kind === 'close' && name === outside) outside = undefined;
      continue;
    }
    const heading = opens && /^h[1-6]$/.test(name);
    cut = piece.raw === "<a name='more'>" || (heading && line.hasWords()) || line.length() > MOST_READ;
    if (cut) break;
    if (opens && (heading || NOT_IN_EXCERPT.has(name))) outside = name;
    else line.add(textOfPiece(piece));
  }
  const words = line.text().split(' ');
  const more = words.length > EXCERPT_WORDS;
  const text = words.slice(0, EXCERPT_WORDS).join(' ');
  const short = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  return more || short !== text ? { text: `${short} …`, more: true } : { text, more: cut };
}

function createLine() {
  const pieces: string[] = [];
  let length = 0;
  let endsBlank = true;
  let hasWords = false;
  return {
    add(words: string): void {
      const folded = words.replace(/[ \t\r\n]+/g, ' ');
      const piece = endsBlank ? folded.replace(/^ /, '') : folded;
      if (piece === '') return;
      pieces.push(piece);
      length += piece.length;
      endsBlank = piece.endsWith(' ');
      hasWords ||= piece.trim() !== '';
    },
    length: () => length,
    hasWords: () => hasWords,
    text: () => pieces.join('').trim(),
  };
}
