/** Reads names signed below answers: « — Anne ». */
import { foldKey } from '../fold-key.ts';
import { isOpaque, type Line } from './lines.ts';
import { endsByQuestionMark } from './question-line.ts';
import type { Speaker } from './recognition.ts';
import type { Piece } from './turns.ts';

const DASH = /^[-–—]{1,3}\s*/u;
const SIGNATURE = /^[-–—]{1,3}\s*(\p{L}[\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]+){0,3})$/u;
const LEAST = 3;

/** The signed names by line, if most answers are signed; else null. Lines of a dialogue or list are no signatures. */
export function findSignatures(lines: readonly Line[]): Map<number, string> | null {
  const signatures = new Map<number, string>();
  let dashes = 0;
  let questions = 0;
  lines.forEach((line, index) => {
    if (endsByQuestionMark(line.text)) questions += 1;
    if (isOpaque(line) || !DASH.test(line.text)) return;
    dashes += 1;
    const before = lines[index - 1];
    const name = line.text.length > 60 ? undefined : SIGNATURE.exec(line.text)?.[1];
    if (
      name !== undefined &&
      before !== undefined &&
      !DASH.test(before.text) &&
      !endsByQuestionMark(before.text)
    )
      signatures.set(index, name);
  });
  const names = new Set([...signatures.values()].map(foldKey));
  const areSigned = questions >= 2 && signatures.size >= Math.max(LEAST, questions, dashes * 0.8);
  return areSigned && names.size >= 2 ? signatures : null;
}

/** Assigns each answer to the name below it; the signature stays its last line. */
export function assignSigned(
  pieces: readonly Piece[],
  signatures: ReadonlyMap<number, string>,
): { pieces: Piece[]; guests: Speaker[] } {
  const guests = new Map<string, Speaker>();
  const signed = [...pieces];
  let from = 0;
  pieces.forEach((piece, index) => {
    if (piece.type !== 'answer') from = index + 1;
    const name = piece.type === 'answer' ? signatures.get(piece.line) : undefined;
    if (name === undefined) return;
    const guest = guests.get(foldKey(name)) ?? { name, label: name, role: null, organisation: null };
    guests.set(foldKey(name), guest);
    for (let at = from; at <= index; at += 1) {
      const { starts: _, ...rest } = pieces[at] ?? piece;
      signed[at] = { ...rest, participant: guest.name, ...(at === from ? { starts: true as const } : {}) };
    }
    from = index + 1;
  });
  return { pieces: signed, guests: [...guests.values()] };
}
