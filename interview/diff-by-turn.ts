/**
 * What differs between two states of a post, told in turns: by the ids of questions and answers first, then by content.
 * Compared in published form, so that what readers cannot see is no change.
 */
import { append } from './append.ts';
import { diffArrays } from 'diff';
import type { Inline, Post, TopBlock } from './document.ts';
import { blockToText, paragraphsToText } from './plain.ts';
import { publishedForm } from './published-form.ts';
import { joinNames, namedParticipants, participantsById } from './speakers.ts';

export type Change = {
  what: 'title' | 'labels' | 'lead' | 'question' | 'answer' | 'text' | 'picture' | 'order';
  how: 'added' | 'removed' | 'changed' | 'moved';
  /** Who speaks, for an answer. */
  who?: string;
  before?: string;
  after?: string;
};

const LONGEST = 200_000;
const bounded = (text: string): string => (text.length > LONGEST ? text.slice(0, LONGEST) : text);

type Turn = Extract<TopBlock, { type: 'question' | 'answer' }>;
const isTurn = (block: TopBlock): block is Turn => block.type === 'question' || block.type === 'answer';

/** A form in which two equal contents are equal texts: fields in one order, without sources and without what only the library knows. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (key, field: unknown) => {
    if (key === 'source' || key === 'decorative') return undefined;
    if (typeof field !== 'object' || field === null || Array.isArray(field)) return field;
    return Object.fromEntries(Object.entries(field).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** A picture of the library that is already on the web may be known by its address on one side only: then words decide. */
function pictureKey(block: Extract<TopBlock, { type: 'image' }>): string {
  return canonical({
    alt: block.alt,
    caption: block.caption,
    credit: block.credit,
    picture: block.asset ?? block.url,
    size: block.size,
    align: block.align,
  });
}

/** Equal for two blocks that say the same, whatever their ids, their bytes, and what only the library knows of them. */
export function keyOf(block: TopBlock): string {
  if (block.type === 'image') return `image ${pictureKey(block)}`;
  if (block.type === 'gallery')
    return canonical({
      ...block,
      images: block.images.map((image) => [pictureKey(image), image.decorative]),
    });
  if (block.type === 'answer') return canonical({ ...block, id: '', blocks: block.blocks.map(keyOf) });
  return canonical('id' in block ? { ...block, id: '' } : block);
}

/** What of a block one sees in a list of changes. */
export function shown(block: TopBlock): string {
  if (block.type === 'answer') return block.blocks.map(shown).join('\n');
  const text = blockToText(block);
  if (text !== '') return text;
  if (block.type === 'gallery') return block.images.map(shown).join('\n');
  return block.type === 'rule' ? '* * *' : block.type === 'image' ? (block.url ?? block.alt) : '';
}

const isPictures = (block: TopBlock): boolean => block.type === 'image' || block.type === 'gallery';

const kindOf = (block: TopBlock): Change['what'] => {
  if (block.type === 'question' || block.type === 'answer') return block.type;
  return isPictures(block) ? 'picture' : 'text';
};

/** Pairs what was removed with what was added of one kind and place: those are changes. */
function pairUp(removed: readonly TopBlock[], added: readonly TopBlock[]): Change[] {
  const rest = [...added];
  const changes = removed.map((block): Change => {
    const at = rest.findIndex((candidate) => kindOf(candidate) === kindOf(block));
    const [partner] = at === -1 ? [] : rest.splice(at, 1);
    if (partner === undefined) return { what: kindOf(block), how: 'removed', before: bounded(shown(block)) };
    return {
      what: kindOf(block),
      how: 'changed',
      before: bounded(shown(block)),
      after: bounded(shown(partner)),
    };
  });
  return [
    ...changes,
    ...rest.map((block): Change => ({ what: kindOf(block), how: 'added', after: bounded(shown(block)) })),
  ];
}

/** Changes among blocks that have no id, by content. */
function looseChanges(before: readonly TopBlock[], after: readonly TopBlock[]): Change[] {
  const changes: Change[] = [];
  let removed: TopBlock[] = [];
  let added: TopBlock[] = [];
  const settle = (): void => {
    append(changes, pairUp(removed, added));
    removed = [];
    added = [];
  };
  let [old, now] = [0, 0];
  // Each key once: told anew at each comparison, a long text that changed throughout would take seconds.
  for (const { added: came, removed: went, count } of diffArrays(before.map(keyOf), after.map(keyOf))) {
    if (went) append(removed, before.slice(old, old + count));
    else if (came) append(added, after.slice(now, now + count));
    else settle();
    if (!came) old += count;
    if (!went) now += count;
  }
  settle();
  return changes;
}

/** The ids of turns that both have, which stand in another order. */
function moved(before: readonly Turn[], after: readonly Turn[]): Set<string> {
  const common = new Set(before.map((turn) => turn.id));
  const now = after.map((turn) => turn.id).filter((id) => common.has(id));
  const kept = new Set(now);
  const then = before.map((turn) => turn.id).filter((id) => kept.has(id));
  return new Set(diffArrays(then, now).flatMap((part) => (part.added ? part.value : [])));
}

/** The changes from `before` to `after`, in reading order of `after`; what went stands at the end. Empty: readers see the same. */
export function diffByTurn(before: Post, after: Post): Change[] {
  const [old, now] = [publishedForm(before), publishedForm(after)];
  const people = { old: participantsById(old), now: participantsById(now) };
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
  const labelOf = (block: Turn, side: 'old' | 'now'): string => {
    const ids = block.type === 'answer' ? block.participants : [...(block.by ?? []), ...(block.to ?? [])];
    return joinNames(
      namedParticipants(ids, people[side]).map((person) => person.label),
      (side === 'old' ? old : now).language,
    );
  };
  const who = (block: Turn, side: 'old' | 'now') => {
    const name = block.type === 'answer' ? labelOf(block, side) : '';
    return name === '' ? {} : { who: name.slice(0, 2_000) };
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

  const turns = { old: old.body.filter(isTurn), now: now.body.filter(isTurn) };
  const byId = new Map(turns.old.map((turn) => [turn.id, turn]));
  const displaced = moved(turns.old, turns.now);
  for (const turn of turns.now) {
    const was = byId.get(turn.id);
    if (was === undefined || was.type !== turn.type) {
      changes.push({ what: turn.type, how: 'added', ...who(turn, 'now'), after: bounded(shown(turn)) });
      continue;
    }
    if (displaced.has(turn.id))
      changes.push({ what: 'order', how: 'moved', ...who(turn, 'now'), after: bounded(shown(turn)) });
    changes.push(...turnChanges(was, turn, who(turn, 'now'), [labelOf(was, 'old'), labelOf(turn, 'now')]));
  }
  const isTop = (block: TopBlock): boolean => !isTurn(block);
  append(changes, looseChanges(old.body.filter(isTop), now.body.filter(isTop)));
  const present = new Map(turns.now.map((turn) => [turn.id, turn.type]));
  for (const turn of turns.old) {
    if (present.get(turn.id) !== turn.type)
      changes.push({ what: turn.type, how: 'removed', ...who(turn, 'old'), before: bounded(shown(turn)) });
  }
  return changes;
}

/** What changed within one turn: its pictures apart from its words. */
function turnChanges(
  was: Turn,
  is: Turn,
  who: { who?: string },
  [oldLabel, newLabel]: readonly [string, string],
): Change[] {
  const renamed = oldLabel !== newLabel;
  // Where only the name changed, the words alone would show no difference.
  const told = (turn: Turn, label: string): string =>
    bounded((renamed && label !== '' ? `[${label}] ` : '') + shown(words(turn)));
  const words = (turn: Turn): TopBlock =>
    turn.type === 'answer'
      ? { ...turn, participants: [], blocks: turn.blocks.filter((block) => !isPictures(block)) }
      : { ...turn, by: [], to: [] };
  const pictures = (turn: Turn): TopBlock[] => (turn.type === 'answer' ? turn.blocks.filter(isPictures) : []);
  const changed = renamed || keyOf(words(was)) !== keyOf(words(is));
  const own: Change[] = changed
    ? [{ what: is.type, how: 'changed', ...who, before: told(was, oldLabel), after: told(is, newLabel) }]
    : [];
  return [...own, ...looseChanges(pictures(was), pictures(is)).map((change) => ({ ...change, ...who }))];
}
