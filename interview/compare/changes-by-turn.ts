/**
 * Lists the differences between two states of a post, one line per change: for the publish sheet, to detect visible
 * changes, and to find changed turns. Compares the published forms, so that invisible differences do not count.
 */
import { isPictures, isTurn } from '../blocks/blocks.ts';
import type { Inline, Participant, Post, TopBlock } from '../document.ts';
import { questionsOver } from '../outline.ts';
import { paragraphsToText } from '../inlines.ts';
import { publishedForm } from '../published-form.ts';
import { joinNames, namedParticipants, participantsById } from '../speakers.ts';
import { align, type Aligned, assetsOf, canonical, keyOf, kindOf, visibleText, type Turn } from './align.ts';

// Turns changed since an earlier state of a post.

export type ChangedTurns = Readonly<{
  /** The number of all changes, turns and others. */
  changes: number;
  /** In the order of `after`, with the speakers or the question. */
  turns: readonly Readonly<{ id: string; kind: 'question' | 'answer'; words: string }>[];
  /** The ids of the compared turns; absent if all were. */
  own?: readonly string[];
}>;

const keyOfTurn = (turn: Turn): string =>
  JSON.stringify(turn, (key, value: unknown) => (key === 'source' ? undefined : value));

const NOTHING: ChangedTurns = { changes: 0, turns: [] };

/**
 * @param person limits the comparison to this person's answers and their questions; someone without an answer in
 * `before` is compared on the whole post
 */
export function changedTurns(before: Post, after: Post, person?: string): ChangedTurns {
  const old = publishedForm(before).body.filter(isTurn);
  const now = publishedForm(after).body.filter(isTurn);
  const own = person === undefined ? undefined : turnsOf(old, person);
  const oldKeys = new Map(old.map((turn) => [turn.id, keyOfTurn(turn)]));
  const people = new Map(after.participants.map((one) => [one.id, one]));
  const changed = now.filter((turn) => oldKeys.get(turn.id) !== keyOfTurn(turn));
  const summarize = (turns: readonly Turn[]): ChangedTurns['turns'] =>
    turns
      .slice(0, 200)
      .map((turn) => ({ id: turn.id, kind: turn.type, words: wordsOf(turn, people).slice(0, 200) }));
  if (person === undefined || own === undefined || own.size === 0) {
    const changes = changesByTurn(before, after).length;
    return changes === 0 ? NOTHING : { changes, turns: summarize(changed) };
  }
  const nowOwn = turnsOf(now, person);
  const present = new Set(now.map(({ id }) => id));
  const removed = [...own].filter((id) => !present.has(id)).length;
  const theirs = changed.filter(({ id }) => own.has(id) || nowOwn.has(id));
  return {
    changes: theirs.length + removed,
    turns: summarize(theirs),
    own: [...new Set([...own, ...nowOwn])],
  };
}

/** A person's answers and the questions above them. */
function turnsOf(turns: readonly Turn[], person: string): Set<string> {
  const turnIds = new Set<string>();
  let question: string | undefined;
  for (const turn of turns)
    if (turn.type === 'question') question = turn.id;
    else if (turn.participants.includes(person)) {
      turnIds.add(turn.id);
      if (question !== undefined) turnIds.add(question);
    }
  return turnIds;
}

function wordsOf(turn: Turn, people: ReadonlyMap<string, Participant>): string {
  return turn.type === 'question'
    ? paragraphsToText(turn.content)
    : turn.participants.map((id) => people.get(id)?.name ?? '').join(', ');
}

export type Change = {
  what: 'title' | 'labels' | 'lead' | 'question' | 'answer' | 'text' | 'picture' | 'order';
  how: 'added' | 'removed' | 'changed' | 'moved';
  /** The speakers of an answer. */
  who?: string;
  /** The question above, with its number. */
  question?: string;
  before?: string;
  after?: string;
  /** Changed pictures, by sha256. */
  pictures?: Readonly<{ before: readonly string[]; after: readonly string[] }>;
};

const LONGEST = 200_000;
const bounded = (text: string): string => (text.length > LONGEST ? text.slice(0, LONGEST) : text);

type Side = 'old' | 'now';
type Names = (turn: Turn, side: Side) => string;

/** The changes in reading order; removed blocks keep their position. Empty if readers see no difference. */
export function changesByTurn(before: Post, after: Post): Change[] {
  const [old, now] = [publishedForm(before), publishedForm(after)];
  const people = { old: participantsById(old), now: participantsById(now) };
  const languages = { old: old.language, now: now.language };
  const names: Names = (turn, side) =>
    joinNames(
      namedParticipants(
        turn.type === 'answer' ? turn.participants : [...(turn.by ?? []), ...(turn.to ?? [])],
        people[side],
      ).map((person) => person.label),
      languages[side],
    );
  const over = { old: questionsOver(old.body), now: questionsOver(now.body) };
  return [
    ...headChanges(old, now),
    ...align(old.body, now.body).flatMap((aligned) => {
      const { before, after } = aligned;
      const question = after === undefined ? before && over.old.get(before) : over.now.get(after);
      const changes = blockChanges(aligned, names);
      return question === undefined ? changes : changes.map((change) => ({ ...change, question }));
    }),
  ];
}

function headChanges(old: Post, now: Post): Change[] {
  const changes: Change[] = [];
  const compare = (what: Change['what'], was: string, is: string, same = was === is): void => {
    if (same) return;
    const how = was === '' ? 'added' : is === '' ? 'removed' : 'changed';
    changes.push({
      what,
      how,
      ...(was !== '' && { before: bounded(was) }),
      ...(is !== '' && { after: bounded(is) }),
    });
  };
  compare('title', old.title, now.title);
  compare('labels', old.labels.toSorted().join(', '), now.labels.toSorted().join(', '));
  const leads: [Inline[][], Inline[][]] = [old.lead ?? [], now.lead ?? []];
  compare(
    'lead',
    paragraphsToText(leads[0]),
    paragraphsToText(leads[1]),
    canonical(leads[0]) === canonical(leads[1]),
  );
  return changes;
}

function blockChanges(aligned: Aligned, names: Names): Change[] {
  const { how, before, after } = aligned;
  if (how === 'same' || how === 'moved') {
    const who = speaker(after, names, 'now');
    const moved: Change[] =
      how === 'moved' ? [{ what: 'order', how, ...who, after: bounded(visibleText(after)) }] : [];
    return [...moved, ...turnChanges(before, after, who, [names(before, 'old'), names(after, 'now')])];
  }
  const kind = kindOf(after ?? before);
  return [
    {
      what: kind === 'break' ? 'text' : kind,
      how,
      ...speaker(after ?? before, names, after === undefined ? 'old' : 'now'),
      ...(before !== undefined && { before: bounded(visibleText(before)) }),
      ...(after !== undefined && { after: bounded(visibleText(after)) }),
      ...picturesOf(before, after),
    },
  ];
}

/** The pictures of both sides, if they differ. */
function picturesOf(one: TopBlock | undefined, other: TopBlock | undefined): Pick<Change, 'pictures'> {
  const [before, after] = [assetsOf(one), assetsOf(other)];
  const same = one !== undefined && other !== undefined && before.join() === after.join();
  return same || before.length + after.length === 0 ? {} : { pictures: { before, after } };
}

function speaker(block: TopBlock, names: Names, side: Side): { who?: string } {
  const name = block.type === 'answer' ? names(block, side) : '';
  return name === '' ? {} : { who: name.slice(0, 2_000) };
}

/** The changes within a turn: pictures apart from words. */
function turnChanges(
  was: Turn,
  is: Turn,
  who: { who?: string },
  [oldLabel, newLabel]: readonly [string, string],
): Change[] {
  const renamed = oldLabel !== newLabel;
  // If only the speaker changed, the text alone would show no difference.
  const textOf = (turn: Turn, label: string): string =>
    bounded((renamed && label !== '' ? `[${label}] ` : '') + visibleText(words(turn)));
  const words = (turn: Turn): TopBlock =>
    turn.type === 'answer'
      ? { ...turn, participants: [], blocks: turn.blocks.filter((block) => !isPictures(block)) }
      : { ...turn, by: [], to: [] };
  const pictures = (turn: Turn): TopBlock[] => (turn.type === 'answer' ? turn.blocks.filter(isPictures) : []);
  const changed = renamed || keyOf(words(was)) !== keyOf(words(is));
  const own: Change[] = changed
    ? [{ what: is.type, how: 'changed', ...who, before: textOf(was, oldLabel), after: textOf(is, newLabel) }]
    : [];
  const among = align(pictures(was), pictures(is)).flatMap((aligned) => blockChanges(aligned, () => ''));
  return [...own, ...among.map((change) => ({ ...change, ...who }))];
}
