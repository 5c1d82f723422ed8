/**
 * The texts of tests/fixtures/corpora: each is written once, with its truth in it, and rendered in every markup.
 *
 * The first lines say what it is: `interview fr` or `article en`; `asks` and `answers` give a person and the labels that
 * stand for them (`answers Naïma Lachal: N. L. / Naïma`); `together Tous: Anne / Paul` a label of several; `role
 * Journaliste` who asks without a name; `mark –` what follows labels where it is no colon.
 *
 * Then a line a paragraph, begun by what it is: title, lead, heading, text, caption, note, item, term, Q, A; `+` goes on
 * with the turn above. `A Anne | words` has a label, `A Anne || words` a label with a line of its own, `A @Anne | words`
 * none, though Anne speaks. `~` puts it on the line of the paragraph above.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { foldKey } from '#interview/fold-key.ts';

const KINDS = ['title', 'lead', 'heading', 'text', 'caption', 'note', 'item', 'term', 'Q', 'A'] as const;
export type Kind = (typeof KINDS)[number];

export type Part = {
  kind: Kind;
  /** As written, without its mark; empty without one. */
  label: string;
  text: string;
  /** Who says it, of `people`; nobody where the text leaves it open. */
  by: readonly string[];
  /** On the line of the part before it. */
  sameLine: boolean;
  /** The label ends its line. */
  labelAlone: boolean;
  /** Goes on with the turn of the part before it. */
  goesOn: boolean;
  /** Whether its turn begins with a label. */
  labelled: boolean;
};
export type Person = { name: string; asks: boolean; labels: readonly string[] };
export type Told = {
  corpus: string;
  name: string;
  interview: boolean;
  language: string;
  mark: string;
  people: readonly Person[];
  /** Labels that say what someone does: right whether they are taken for a speaker or not. */
  roles: readonly string[];
  parts: readonly Part[];
};

/** « Question n° 3 », « Q2 », « R »: labels of questions and answers, not of people. */
const OF_NOBODY = /^(?:q|question|r|reponse|a|answer)\b/;
const LINE = new RegExp(String.raw`^(~?)(${KINDS.join('|')}|\+) (?:([^|]*?) ?\|(\|?) )?(.+)$`);

/** Throws where a line is none of the notation, or a label is nobody’s: a truth is never guessed. */
export function tell(corpus: string, name: string, written: string): Told {
  const [first = '', ...lines] = written.split('\n').filter((line) => line.trim() !== '');
  const [, what, language = ''] = /^(interview|article) (fr|en)$/.exec(first) ?? [];
  if (what === undefined) throw new Error(`${corpus}/${name}: ${first}`);
  const people: Person[] = [];
  const roles: string[] = [];
  const byLabel = new Map<string, readonly string[]>();
  const parts: Part[] = [];
  let mark = language === 'fr' ? '\u00a0:' : ':';

  const speakers = (label: string): readonly string[] | undefined => {
    const known = byLabel.get(foldKey(label));
    if (known !== undefined) return known;
    const several = label.split(/, | et | and | & /).map((one) => byLabel.get(foldKey(one)));
    return several.length > 1 && several.every((one) => one !== undefined) ? several.flat() : undefined;
  };
  const saidBy = (kind: Kind, label: string, line: string): readonly string[] => {
    if (kind !== 'Q' && kind !== 'A') return [];
    const named = label.replace(/^@/, '');
    const found = named === '' ? undefined : speakers(named);
    if (found !== undefined) return found;
    if (named !== '' && !OF_NOBODY.test(foldKey(named)))
      throw new Error(`${corpus}/${name}: nobody is « ${named} »: ${line}`);
    const answering = people.filter((person) => !person.asks);
    return kind === 'A' && answering.length === 1 ? answering.map((person) => person.name) : [];
  };

  for (const line of lines) {
    const [, head, rest = ''] = /^(asks|answers|together|role|mark) (.+)$/.exec(line) ?? [];
    const [called = '', labels = ''] = rest.split(': ');
    const listed = labels === '' ? [] : labels.split(' / ');
    if (head === 'mark') mark = rest;
    else if (head === 'role') {
      roles.push(rest);
      byLabel.set(foldKey(rest), []);
    } else if (head === 'together')
      byLabel.set(
        foldKey(called),
        listed.flatMap((one) => speakers(one) ?? []),
      );
    else if (head !== undefined) {
      people.push({ name: called, asks: head === 'asks', labels: [called, ...listed] });
      for (const label of [called, ...listed]) byLabel.set(foldKey(label), [called]);
    } else {
      const [, glued, kind, label = '', alone, text] = LINE.exec(line) ?? [];
      const before = parts.at(-1);
      if (text === undefined || (kind === '+' && before === undefined))
        throw new Error(`${corpus}/${name}: ${line}`);
      const joined = { sameLine: glued === '~', labelAlone: alone === '|', text };
      if (kind === '+' && before !== undefined) parts.push({ ...before, ...joined, label: '', goesOn: true });
      else
        parts.push({
          ...joined,
          kind: kind as Kind,
          label: label.startsWith('@') ? '' : label,
          by: saidBy(kind as Kind, label, line),
          goesOn: false,
          labelled: label !== '' && !label.startsWith('@'),
        });
    }
  }
  const words = foldKey(parts.map(({ label, text }) => `${label} ${text}`).join(' '));
  const unnamed = people.filter((person) => !words.includes(foldKey(person.name)));
  if (unnamed.length > 0) throw new Error(`${corpus}/${name}: ${unnamed[0]?.name} stands nowhere`);
  return { corpus, name, interview: what === 'interview', language, mark, people, roles, parts };
}

const FOLDER = new URL('../../../../fixtures/corpora/', import.meta.url);

/** Every text, by its corpus and name. */
export const texts: readonly Told[] = readdirSync(FOLDER)
  .toSorted()
  .flatMap((corpus) =>
    readdirSync(new URL(`${corpus}/`, FOLDER))
      .toSorted()
      .map((file) =>
        tell(corpus, file.replace('.txt', ''), readFileSync(new URL(`${corpus}/${file}`, FOLDER), 'utf8')),
      ),
  );
