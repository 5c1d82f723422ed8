/** Splits a post with several interviews, each under a heading with a name. */
import { foldKey } from '../fold-key.ts';
import { greets } from './frame.ts';
import { readName } from './label-line.ts';
import { carrierOf, type Line } from './lines.ts';
import { namesIn } from './people.ts';
import { mayBePerson } from './person-words.ts';
import type { Speaker } from './recognition.ts';
import type { Piece } from './turns.ts';

/** The only name in a heading, with its description; null for other headings. */
function nameInHeading(heading: string): Speaker | null {
  // « 2 h 15 – Sylvain Costa, agent du réseau », « Josiane Petit, place du Pilori », « Safia Brahimi : “ … ” ».
  const head = heading
    .replace(/[:：]?\s*[«“"].*$/u, '')
    .replace(/^[\d\s]*(?:h\s*\d*)?\s*[.)–—:-]*\s*/u, '')
    .trim();
  const read = readName(head);
  // A single word may be anything: « Google », « Divers ».
  const alone = read !== null && !read.name.includes(' ') && read.name === head;
  const series = /^(?:interview|entretien|portrait|rencontre)s?(?!\p{L})/iu.test(head);
  if (read?.shape === 'name' && !alone && !series && !/\s(?:et|and|&)\s/u.test(read.name))
    return { name: read.name, label: read.name, role: read.role, organisation: null };
  const names = namesIn(head);
  const [name] = names;
  if (name === undefined || names.some((one) => !name.includes(one) && !one.includes(name))) return null;
  const longest = names.toSorted((a, b) => b.length - a.length)[0] ?? name;
  const about = head.slice(head.indexOf(longest) + longest.length);
  const role = /^,\s+(\p{Ll}[^.;:!?]{2,120})$/u.exec(about)?.[1] ?? null;
  return head.startsWith(longest) ||
    /(?:^|[–—:,-]\s*|avec |with |^\p{Lu}\p{Ll}+ (?:de |d['’]|of ))$/u.test(
      head.slice(0, head.indexOf(longest)),
    )
    ? { name: longest, label: longest, role, organisation: null }
    : null;
}

/** The person that a heading names; null if the name is that of a thing: « Genomics Lesson Release ». */
function personInHeading(heading: string): Speaker | null {
  const speaker = nameInHeading(heading);
  return speaker !== null && mayBePerson(speaker.name) ? speaker : null;
}

/** The first heading of a post may read as its title. */
const isHead = ({ type }: Piece): boolean => type === 'heading' || type === 'title';

type Sections = { pieces: Piece[]; guests: Speaker[] };

/**
 * Assigns answers without a label to the person in the heading above. Requires two headings of one format that name at
 * least two people; such a heading without a name ends a section. Null if there are none.
 */
export function readSections(pieces: readonly Piece[], lines: readonly Line[]): Sections | null {
  const named = new Map<number, Speaker>();
  pieces.forEach((piece, index) => {
    const guest = isHead(piece) && piece.text.length <= 200 ? personInHeading(piece.text) : null;
    if (guest !== null) named.set(index, guest);
  });
  const [first] = named.keys();
  if (first === undefined || named.size < 2) return null;
  const look = carrierOf(lines[pieces[first]?.line ?? -1]);
  // In a review of many subjects, only some sections contain questions.
  const asking = [...named.keys()].filter((from) => {
    const to = pieces.findIndex(
      (piece, index) => index > from && isHead(piece) && carrierOf(lines[piece.line]) === look,
    );
    return pieces.slice(from, to < 0 ? undefined : to).some(({ type }) => type === 'question');
  });
  if (asking.length * 2 <= named.size) return null;
  const guests = new Map<string, Speaker>();
  let own: Speaker | null = null;
  const assignedPieces = pieces.map((piece, index): Piece => {
    if (isHead(piece) && carrierOf(lines[piece.line]) === look) own = named.get(index) ?? null;
    if (own === null || piece.type !== 'answer' || piece.participant !== null) return piece;
    const key = foldKey(own.name);
    if (!guests.has(key)) guests.set(key, own);
    return { ...piece, participant: guests.get(key)?.name ?? own.name };
  });
  return guests.size < 2 ? null : { pieces: assignedPieces, guests: [...guests.values()] };
}

/** Assigns answers without a label to `guest`, and after a greeting such as « Bonjour, Léa Roy » to who is greeted. */
export function assignGreeted(pieces: readonly Piece[], guest: Speaker): Sections {
  const guests = [guest];
  let own = guest;
  const assignedPieces = pieces.map((piece): Piece => {
    if (piece.type === 'answer')
      return piece.participant === null ? { ...piece, participant: own.name } : piece;
    const name = isHead(piece) || piece.type === 'question' ? greetedName(piece.text) : undefined;
    if (name === undefined || piece.question === 0) return piece;
    const earlierGuest = guests.find((one) => one.name.includes(name) || name.includes(one.name));
    own = earlierGuest ?? { name, label: name, role: null, organisation: null };
    if (earlierGuest === undefined) guests.push(own);
    return piece;
  });
  return { pieces: assignedPieces, guests };
}

/** The full name directly after a greeting that begins a line. */
const greetedName = (line: string): string | undefined =>
  greets(line)
    ? namesIn(line.slice(0, 200)).find(
        (name) => /^\P{L}*[\p{L}-]+,? $/u.test(line.slice(0, line.indexOf(name))) && mayBePerson(name),
      )
    : undefined;
