/** The rows of the full text that hold words side by side, in one column. */
import type { ReadableDb } from '../../library/sql.ts';
import { forget, goneFrom, type Places, placesOf, piecesOf, Unreadable } from './places.ts';

/**
 * Calls `found` with each row where the words follow each other, in the order of the pieces and then of the rows. False where
 * the pages of the full text cannot be read here: FTS5 is to be asked, whatever was found.
 */
export function findSideBySide(
  db: ReadableDb,
  words: readonly string[],
  found: (row: number) => void,
): boolean {
  // What a transaction has written is in FTS5's memory, in part.
  if (db.inTransaction && !db.readonly) return false;
  try {
    for (const piece of piecesOf(db)) {
      const gone = goneFrom(db, piece);
      // Words written in one go are in one piece, whole: no row is in two.
      findIn(inPiece(db, piece, words), gone.size === 0 ? found : (row) => gone.has(row) || found(row));
    }
    return true;
  } catch (error) {
    if (error instanceof Unreadable) return false;
    throw error;
  }
}

type Word = Readonly<{ places: Places; number: number }>;

/** The words with their numbers in the phrase; none where one of them is not in the piece. */
function inPiece(db: ReadableDb, piece: Parameters<typeof placesOf>[1], words: readonly string[]): Word[] {
  const found: Word[] = [];
  for (const [number, word] of words.entries()) {
    const places = placesOf(db, piece, word);
    if (places === undefined) return [];
    found.push({ places, number });
  }
  return found;
}

function findIn(words: readonly Word[], found: (row: number) => void): void {
  // The word with the fewest places first: of the others only those in its rows are looked at.
  const [rarest, ...others] = words.toSorted((a, b) => a.places.length - b.places.length);
  if (rarest === undefined) return;
  let known: ReturnType<Places['follow']> | undefined;
  for (const [at, { places, number }] of [rarest, ...others].entries()) {
    const next = places.follow(known, number - rarest.number, at === others.length ? found : undefined);
    places.end();
    if (known !== undefined) forget(known);
    known = next;
  }
}
