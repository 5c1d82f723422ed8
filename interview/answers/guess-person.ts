/**
 * Guesses who wrote received answers without name labels: from the sender of a message, its signature, or the file
 * name. Only a proposal: the author sees its source and may change it.
 */
import type { Participant } from '../document.ts';
import { foldKey, withoutAccents } from '../fold-key.ts';
import { mayBeName } from '../people/may-be-name.ts';
import { mayNamePerson } from './match-answers.ts';

type Candidate = Pick<Participant, 'id' | 'name' | 'label'>;
export type Guess = Readonly<{
  from: 'sender' | 'signature' | 'file' | 'table';
  /** Set if exactly one of the given people matches. */
  id?: string;
  name: string;
}>;

/** Lines read at the beginning and at the end; a signature may continue with a role and a telephone number. */
const HEAD = 12;
const FOOT = 10;

const SENDER = /^(?:de|from|exp[ée]diteur|sender)\s*:\s*([^<:]+?)\s*(?:<[^>]*>|\[mailto:[^\]]*\])?\s*$/iu;
const CLOSING =
  /^(?:(?:bien |tr[èe]s )?(?:cordialement|amicalement|sinc[èe]rement|à vous|à toi)|bonne (?:journ[ée]e|soir[ée]e)|merci(?: à vous)?|(?:kind|best|warm) regards|regards|sincerely|best(?: wishes)?|cheers|many thanks|thanks|yours)\b[^\p{L}]*/iu;

/**
 * @param lines the received lines, in order
 * @param people who may have answered: participants who ask no question
 */
export function guessPerson(
  received: Readonly<{ lines: readonly string[]; fileName?: string | undefined }>,
  people: readonly Candidate[],
): Guess | undefined {
  // Quoted lines of a message are another person's.
  const lines = received.lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('>'));
  for (const line of lines.slice(0, HEAD)) {
    const sender = SENDER.exec(line)?.[1]?.replace(/^["'«\s]+|["'»\s]+$/gu, '');
    if (sender !== undefined && looksLikeName(sender))
      return { from: 'sender', name: sender, ...onlyMatch(people, sender) };
  }
  return personOfSignature(lines.slice(-FOOT), people) ?? personOfFile(received.fileName ?? '', people);
}

function personOfSignature(lines: readonly string[], people: readonly Candidate[]): Guess | undefined {
  // Also « Cordialement, Anne » on one line.
  const closing = lines.findLastIndex((line) => CLOSING.test(line));
  const rest = closing < 0 ? '' : (lines[closing] ?? '').replace(CLOSING, '').trim();
  const after = closing < 0 ? [] : [...(rest === '' ? [] : [rest]), ...lines.slice(closing + 1)];
  for (const line of after) {
    const name = nameBeforeRole(line);
    const match = onlyMatch(people, name);
    if (match !== undefined) return { from: 'signature', ...match };
  }
  const [first = ''] = after;
  const name = nameBeforeRole(first);
  if (looksLikeName(name) && name.includes(' ')) return { from: 'signature', name };
  // Without a closing formula, only a known person's name alone on the last line counts.
  const match = onlyMatch(people, nameBeforeRole(lines.at(-1) ?? ''));
  return match === undefined ? undefined : { from: 'signature', ...match };
}

/** Words of a file name that name no person. */
const OF_FILES = new Set(
  'reponse reponses answer answers question questions questionnaire entretien interview document texte text copie copy retour mail courriel version v final finale relu relue corrige'.split(
    ' ',
  ),
);
/** Words before or inside a name. */
const JOINING = new Set('d de du des l le la les pour par from by of to et and'.split(' '));

function personOfFile(fileName: string, people: readonly Candidate[]): Guess | undefined {
  const words = fileName
    .replace(/\.[^.]{1,5}$/u, '')
    .split(/[^\p{L}'’-]+|(?<=\b[dDlL])['’]/u)
    .map((word) => word.replace(/^['’-]+|['’-]+$/gu, ''))
    .filter((word) => word !== '' && !OF_FILES.has(foldKey(word)));
  const isName = (word: string): boolean => !JOINING.has(foldKey(word));
  const named = words.slice(words.findIndex(isName), words.findLastIndex(isName) + 1);
  if (named.length === 0) return undefined;
  const keys = new Set(named.flatMap(partsOf));
  const fullMatches = people.filter(({ name }) => partsOf(name).every((part) => keys.has(part)));
  const partialMatches = people.filter(({ name }) =>
    partsOf(name).some((part) => part.length > 2 && keys.has(part)),
  );
  const [match, other] = fullMatches.length > 0 ? fullMatches : partialMatches;
  if (match !== undefined)
    return other === undefined ? { from: 'file', id: match.id, name: match.name } : undefined;
  const name = named.join(' ');
  return named.length > 1 && looksLikeName(name) ? { from: 'file', name } : undefined;
}

const partsOf = (name: string): string[] => foldKey(name).split(/[\s-]+/u);

/** Removes the role after a name. */
const nameBeforeRole = (line: string): string => line.split(/[,;|(–—]| - /u)[0]?.trim() ?? '';

function onlyMatch(people: readonly Candidate[], name: string): { id: string; name: string } | undefined {
  if (!mayBeName(name)) return undefined;
  const meant = people.filter((person) => mayNamePerson(name, person));
  const [only] = meant;
  return only === undefined || meant.length > 1 ? undefined : { id: only.id, name: only.name };
}

/** Two to four capitalised words, possibly with a particle between them. */
function looksLikeName(text: string): boolean {
  if (!mayBeName(text) || /[\d@:/!?.…]/u.test(text.replaceAll('.-', ''))) return false;
  const words = withoutAccents(text).split(/\s+/u);
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word));
  return (
    words.length <= 5 &&
    capitals.length > 0 &&
    capitals.length >= words.length - 2 &&
    /^\p{Lu}/u.test(words[0] ?? '')
  );
}
