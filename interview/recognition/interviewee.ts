import { roleIn } from './people.ts';
import type { Speaker } from './recognition.ts';

const WORD = String.raw`\p{Lu}[\p{L}\p{M}'’-]{0,40}\p{Ll}[\p{L}\p{M}'’-]{0,40}`;
const NAME = String.raw`${WORD}(?: (?:(?:de|du|des|van|von|le|la|ben|el) )*${WORD}){1,2}`;
const MEETING = new RegExp(
  String.raw`(?<!\p{L})(?:entretien|interview|rencontre|conversation|discussion|questions|portrait|q&a)s? (?:avec |with |à |a |to |de |d['’]|of )(${NAME})`,
  'giu',
);
const NAMED = new RegExp(`^${NAME}`, 'u');

/** The one person a title or a lead says it is an interview of: « Entretien avec Anne Martin, directrice de… ». */
export function interviewee(head: string): Speaker | null {
  const names = new Set(
    [...head.matchAll(MEETING)].map((match) => match[1] ?? '').flatMap((name) => NAMED.exec(name)?.[0] ?? []),
  );
  const [name] = names;
  if (names.size !== 1 || name === undefined) return null;
  return { name, label: name, role: roleIn(head, name), organisation: null };
}
