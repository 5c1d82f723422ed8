/**
 * The texts of tests/fixtures/corpora: each is written once with its annotations, and rendered in every markup. The
 * first lines describe it: `interview fr` or `article en`; `asks` and `answers` name a person and their labels
 * (`answers Naïma Lachal: N. L. / Naïma`); `together Tous: Anne / Paul` a label of several people; `role Journaliste`
 * an interviewer without a name; `mark –` the sign after labels instead of a colon. Then one line for each paragraph,
 * starting with its type: title, lead, heading, text, caption, note, item, term, Q, A; `+` continues the turn above,
 * `*` continues it as a list item. `A Anne | words` has a label, `A Anne || words` a label on its own line, `A @Anne
 * | words` none, though Anne speaks. `~` joins it to the line of the paragraph above.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { foldKey } from '#interview/fold-key.ts';

const KINDS = ['title', 'lead', 'heading', 'text', 'caption', 'note', 'item', 'term', 'Q', 'A'] as const;
export type Kind = (typeof KINDS)[number];

export type Part = {
  kind: Kind;
  /** The label as written, without its mark; empty without one. */
  label: string;
  text: string;
  /** The speakers, of `people`; empty when the text leaves it open. */
  by: readonly string[];
  /** On the line of the part before it. */
  sameLine: boolean;
  /** The label ends its line. */
  labelAlone: boolean;
  /** An item of a list, whatever its kind. */
  item: boolean;
  /** Continues the turn of the part before it. */
  goesOn: boolean;
  /** Whether its turn starts with a label. */
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
  /** Labels that name an occupation: correct whether taken for a speaker or not. */
  roles: readonly string[];
  parts: readonly Part[];
};

/** « Question n° 3 », « Q2 », « R »: labels of questions and answers, not of people. */
const OF_NOBODY = /^(?:q|question|r|reponse|a|answer)\b/;
const HEAD = /^(asks|answers|together|role|mark) ([^:]+)(?:: (.+))?$/;
const LINE = new RegExp(String.raw`^(~?)(${KINDS.join('|')}|[+*]) (?:([^|]*?) ?\|(\|?) )?(.+)$`);

/** Throws for an invalid line or an unknown label: an annotation is never guessed. */
function tell(corpus: string, name: string, written: string): Told {
  const wrong = (why: string): Error => new Error(`${corpus}/${name}: ${why}`);
  const [first = '', ...lines] = written.split('\n').filter((line) => line.trim() !== '');
  const [, what, language = ''] = /^(interview|article) (fr|en)$/.exec(first) ?? [];
  if (what === undefined) throw wrong(first);
  const people: Person[] = [];
  const roles: string[] = [];
  const byLabel = new Map<string, readonly string[]>();
  const parts: Part[] = [];
  let mark = language === 'fr' ? '\u00a0:' : ':';

  /** The people of a label: one, several (« Anne et Karim »), none, or null when it is no person’s. */
  const meant = (label: string): readonly string[] | null => {
    const person = byLabel.get(foldKey(label));
    if (person !== undefined) return person;
    const several = label.split(/, | et | and | & /i);
    if (several.length > 1) return several.flatMap((one) => meant(one) ?? []);
    if (OF_NOBODY.test(foldKey(label))) return null;
    throw wrong(`nobody is « ${label} »`);
  };
  /** The speaker of an answer without a name: the only one who answers. */
  const answering = (): readonly string[] => {
    const names = people.filter((person) => !person.asks).map((person) => person.name);
    return names.length === 1 ? names : [];
  };
  const saidBy = (kind: Kind, label: string): readonly string[] => {
    if (kind !== 'Q' && kind !== 'A') return [];
    return (label === '' ? null : meant(label)) ?? (kind === 'A' ? answering() : []);
  };
  const heads = {
    asks: (called: string, labels: string[]) => person(called, labels, true),
    answers: (called: string, labels: string[]) => person(called, labels, false),
    together: (called: string, labels: string[]) =>
      byLabel.set(
        foldKey(called),
        labels.flatMap((one) => meant(one) ?? []),
      ),
    role: (called: string) => byLabel.set(foldKey(called), []) && roles.push(called),
    mark: (called: string) => (mark = called),
  };
  const person = (called: string, others: string[], asks: boolean): void => {
    const labels = [called, ...others];
    people.push({ name: called, asks, labels });
    for (const label of labels) byLabel.set(foldKey(label), [called]);
  };
  const part = (line: string, before: Part | undefined): Part => {
    const [, glued, sign = '', named = '', alone, text] = LINE.exec(line) ?? [];
    if (text === undefined) throw wrong(line);
    const shape = { text, sameLine: glued === '~', labelAlone: alone === '|' };
    if (sign === '+' || sign === '*') {
      if (before === undefined) throw wrong(line);
      return { ...before, ...shape, label: '', item: sign === '*', goesOn: true };
    }
    const kind = sign as Kind;
    const label = named.startsWith('@') ? '' : named;
    return {
      ...shape,
      kind,
      label,
      labelled: label !== '',
      by: saidBy(kind, named.replace('@', '')),
      item: kind === 'item',
      goesOn: false,
    };
  };

  for (const line of lines) {
    const [, head, called = '', labels] = HEAD.exec(line) ?? [];
    if (head === undefined) parts.push(part(line, parts.at(-1)));
    else heads[head as keyof typeof heads](called, labels?.split(' / ') ?? []);
  }
  const words = foldKey(parts.map(({ label, text }) => `${label} ${text}`).join(' '));
  for (const one of people)
    if (!words.includes(foldKey(one.name))) throw wrong(`${one.name} stands nowhere in the text`);
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
