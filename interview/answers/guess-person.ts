/**
 * Whose answers these are, where no name stands before them: the sender of a message, its signature, the name of the
 * file. It only proposes: the author sees from what, and says otherwise.
 */
import type { Participant } from '../document.ts';
import { foldKey, withoutAccents } from '../fold-key.ts';
import { mayBeName } from '../people/may-be-name.ts';
import { means } from './match-answers.ts';

type Known = Pick<Participant, 'id' | 'name' | 'label'>;
export type Guess = Readonly<{
  from: 'sender' | 'signature' | 'file';
  /** Of the people given, the only one that is meant. */
  id?: string;
  name: string;
}>;

/** Lines that are looked at, of the beginning and of the end; a signature has a role and a telephone under it. */
const HEAD = 12;
const FOOT = 10;

const SENDER = /^(?:de|from|exp[ée]diteur|sender)\s*:\s*([^<:]+?)\s*(?:<[^>]*>|\[mailto:[^\]]*\])?\s*$/iu;
const CLOSING =
  /^(?:(?:bien |tr[èe]s )?(?:cordialement|amicalement|sinc[èe]rement|à vous|à toi)|bonne (?:journ[ée]e|soir[ée]e)|merci(?: à vous)?|(?:kind|best|warm) regards|regards|sincerely|best(?: wishes)?|cheers|many thanks|thanks|yours)\b[^\p{L}]*/iu;

/**
 * @param lines of what came, in order
 * @param people who may have answered: those of the interview who ask no question
 */
export function guessPerson(
  received: Readonly<{ lines: readonly string[]; fileName?: string | undefined }>,
  people: readonly Known[],
): Guess | undefined {
  // What a message quotes was written by somebody else.
  const lines = received.lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('>'));
  for (const line of lines.slice(0, HEAD)) {
    const sender = SENDER.exec(line)?.[1]?.replace(/^["'«\s]+|["'»\s]+$/gu, '');
    if (sender !== undefined && looksLikeName(sender))
      return { from: 'sender', name: sender, ...theOne(people, sender) };
  }
  return ofSignature(lines.slice(-FOOT), people) ?? ofFile(received.fileName ?? '', people);
}

function ofSignature(lines: readonly string[], people: readonly Known[]): Guess | undefined {
  // « Cordialement, Anne » on one line too.
  const closing = lines.findLastIndex((line) => CLOSING.test(line));
  const rest = closing < 0 ? '' : (lines[closing] ?? '').replace(CLOSING, '').trim();
  const after = closing < 0 ? [] : [...(rest === '' ? [] : [rest]), ...lines.slice(closing + 1)];
  for (const line of after) {
    const name = nameOf(line);
    const known = theOne(people, name);
    if (known !== undefined) return { from: 'signature', ...known };
  }
  const [first = ''] = after;
  const name = nameOf(first);
  if (looksLikeName(name) && name.includes(' ')) return { from: 'signature', name };
  // Without a closing formula only somebody who is known, by a name that stands alone at the very end.
  const known = theOne(people, nameOf(lines.at(-1) ?? ''));
  return known === undefined ? undefined : { from: 'signature', ...known };
}

/** What the name of a file says beside whose it is. */
const OF_FILES = new Set(
  'reponse reponses answer answers question questions questionnaire entretien interview document texte text copie copy retour mail courriel version v final finale relu relue corrige'.split(
    ' ',
  ),
);
/** What joins it to the name, or stands inside one. */
const JOINING = new Set('d de du des l le la les pour par from by of to et and'.split(' '));

function ofFile(fileName: string, people: readonly Known[]): Guess | undefined {
  const words = fileName
    .replace(/\.[^.]{1,5}$/u, '')
    .split(/[^\p{L}'’-]+|(?<=\b[dDlL])['’]/u)
    .map((word) => word.replace(/^['’-]+|['’-]+$/gu, ''))
    .filter((word) => word !== '' && !OF_FILES.has(foldKey(word)));
  const isName = (word: string): boolean => !JOINING.has(foldKey(word));
  const named = words.slice(words.findIndex(isName), words.findLastIndex(isName) + 1);
  if (named.length === 0) return undefined;
  const keys = new Set(named.flatMap(partsOf));
  const whole = people.filter(({ name }) => partsOf(name).every((part) => keys.has(part)));
  const partly = people.filter(({ name }) => partsOf(name).some((part) => part.length > 2 && keys.has(part)));
  const [known, other] = whole.length > 0 ? whole : partly;
  if (known !== undefined)
    return other === undefined ? { from: 'file', id: known.id, name: known.name } : undefined;
  const name = named.join(' ');
  return named.length > 1 && looksLikeName(name) ? { from: 'file', name } : undefined;
}

const partsOf = (name: string): string[] => foldKey(name).split(/[\s-]+/u);

/** Without the role that follows it. */
const nameOf = (line: string): string => line.split(/[,;|(–—]| - /u)[0]?.trim() ?? '';

function theOne(people: readonly Known[], name: string): { id: string; name: string } | undefined {
  if (!mayBeName(name)) return undefined;
  const meant = people.filter((person) => means(name, person));
  const [only] = meant;
  return only === undefined || meant.length > 1 ? undefined : { id: only.id, name: only.name };
}

/** Two to four words with capitals; a particle may stand between them. */
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
