import { roleIn } from './people.ts';
import type { Speaker } from './recognition.ts';

const WORD = String.raw`\p{Lu}[\p{L}\p{M}'’-]{0,40}\p{Ll}[\p{L}\p{M}'’-]{0,40}`;
const NAME = String.raw`${WORD}(?: (?:(?:de|du|des|van|von|le|la|ben|el) )*${WORD}){1,2}`;
const MEETING = new RegExp(
  String.raw`(?<!\p{L})(?:entretien|interview|rencontre|conversation|discussion|questions|portrait|q&a)s? (?:avec |with |à |a |to |de |d['’]|of )(${NAME})`,
  'giu',
);
const NAMED = new RegExp(`^${NAME}`, 'u');

/** « Claire Fontaine, cheffe de projet : “…” », « Claire Fontaine : “…” ». */
const QUOTED_GUEST = new RegExp(`^(${NAME})(?:, [^«“":]{3,120})? ?: ?[«“"]`, 'u');

/**
 * The one person a title or a lead says it is an interview of: « Entretien avec Anne Martin, directrice de… »; or whom a
 * title quotes: « Anne Martin : “…” ».
 */
export function interviewee(head: string): Speaker | null {
  const names = new Set(
    [...head.matchAll(MEETING)].map((match) => match[1] ?? '').flatMap((name) => NAMED.exec(name)?.[0] ?? []),
  );
  const quoted = QUOTED_GUEST.exec(head)?.[1];
  if (names.size === 0 && quoted !== undefined) names.add(quoted);
  const [name] = names;
  if (names.size !== 1 || name === undefined) return null;
  return { name, label: name, role: roleIn(head, name), organisation: null };
}
