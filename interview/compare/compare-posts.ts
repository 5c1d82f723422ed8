/**
 * Two states of a post compared for the eye, turn by turn, in reading order: words that went and came, who speaks, what
 * looks otherwise. As readers get it (published-form.ts): two states that read and look the same compare to nothing.
 */
import { append } from '../append.ts';
import { saidOf } from '../person-fields.ts';
import { diffArrays } from 'diff';
import type { Answer, Gallery, Image, Participant, Post, Question, TopBlock } from '../document.ts';
import { keyOf } from '../diff-by-turn.ts';
import { publishedForm } from '../published-form.ts';
import { joinNames, namedParticipants, participantsById } from '../speakers.ts';
import { ofBlock, ofParagraphs, type Stretch } from './formats.ts';
import { comparePictures, picturesOf, type ComparedPicture } from './pictures.ts';
import { compareStretches, type Run } from './runs.ts';

export const COMPARED = [
  'title',
  'description',
  'language',
  'labels',
  'person',
  'lead',
  'numbers',
  'question',
  'answer',
  'text',
  'picture',
  'break',
] as const;

export type Comparison = Readonly<{
  what: (typeof COMPARED)[number];
  how: 'added' | 'removed' | 'changed' | 'moved';
  /** Of a question or answer. */
  turnId?: string;
  /** Who speaks, or, of a person, who it is about. */
  who?: string;
  /** Who spoke and who speaks, where that differs; '' for nobody. */
  speakers?: Readonly<{ before: string; after: string }>;
  /** Whether the name stands before the answer, where that differs. */
  label?: 'shown' | 'hidden';
  runs: readonly Run[];
  pictures: readonly ComparedPicture[];
  /** It differs in something that neither words nor looks tell. */
  otherwise?: true;
}>;

type Turn = Question | Answer;
type Sides = Readonly<{ old: Post; now: Post }>;
type People = Readonly<{ old: ReadonlyMap<string, Participant>; now: ReadonlyMap<string, Participant> }>;

const isTurn = (block: TopBlock): block is Turn => block.type === 'question' || block.type === 'answer';
const isPictures = (block: TopBlock): block is Image | Gallery =>
  block.type === 'image' || block.type === 'gallery';
const plain = (text: string): Stretch[] => (text === '' ? [] : [{ text, formats: [] }]);

/** Empty: readers see the same. Pure, and the same for the same two. */
export function comparePosts(before: Post, after: Post): Comparison[] {
  const sides = { old: publishedForm(before), now: publishedForm(after) };
  return [...compareHead(sides), ...compareBody(sides)];
}

function compareHead({ old, now }: Sides): Comparison[] {
  const found: Comparison[] = [];
  const field = (what: Comparison['what'], was: readonly Stretch[], is: readonly Stretch[]): void => {
    const runs = compareStretches(was, is);
    if (runs.every(({ kind }) => kind === 'same')) return;
    const how = was.length === 0 ? 'added' : is.length === 0 ? 'removed' : 'changed';
    found.push({ what, how, runs, pictures: [] });
  };
  field('title', plain(old.title), plain(now.title));
  field('description', plain(old.description ?? ''), plain(now.description ?? ''));
  field('language', plain(old.language), plain(now.language));
  field('labels', plain(old.labels.toSorted().join(', ')), plain(now.labels.toSorted().join(', ')));
  found.push(...comparePeople(old.participants, now.participants));
  field('lead', ofParagraphs(old.lead ?? []), ofParagraphs(now.lead ?? []));
  if ((old.numbered ?? false) !== (now.numbered ?? false))
    found.push({ what: 'numbers', how: now.numbered === true ? 'added' : 'removed', runs: [], pictures: [] });
  return found;
}

const cardOf = (person: Participant | undefined): string =>
  person === undefined
    ? ''
    : [person.name, ...saidOf(person), person.label === person.name ? '' : person.label]
        .filter((part) => part !== '')
        .join(', ');

function comparePeople(old: readonly Participant[], now: readonly Participant[]): Comparison[] {
  const was = new Map(old.map((person) => [person.id, person]));
  const is = new Map(now.map((person) => [person.id, person]));
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((id): Comparison[] => {
    const [one, other] = [was.get(id), is.get(id)];
    const runs = compareStretches(plain(cardOf(one)), plain(cardOf(other)));
    if (runs.every(({ kind }) => kind === 'same')) return [];
    const how = one === undefined ? 'added' : other === undefined ? 'removed' : 'changed';
    return [{ what: 'person', how, who: (other ?? one)?.name ?? '', runs, pictures: [] }];
  });
}

/** Turns are known by their ids, what has none by its content. */
const unitOf = (block: TopBlock): string =>
  isTurn(block) ? `${block.type} ${block.id}` : `= ${keyOf(block)}`;

function compareBody({ old, now }: Sides): Comparison[] {
  const people = { old: participantsById(old), now: participantsById(now) };
  const languages = { old: old.language, now: now.language };
  const then = new Map(old.body.filter(isTurn).map((turn) => [unitOf(turn), turn]));
  const here = new Set(now.body.filter(isTurn).map(unitOf));
  const found: Comparison[] = [];
  let removed: TopBlock[] = [];
  let added: TopBlock[] = [];
  const whole = (block: TopBlock, side: 'old' | 'now', how: Comparison['how']): Comparison =>
    compareBlock(
      side === 'old' ? block : undefined,
      side === 'now' ? block : undefined,
      people,
      languages,
      how,
    );
  const turn = (block: Turn): void => {
    const was = then.get(unitOf(block));
    const one = compareBlock(was, block, people, languages, 'changed');
    if (differs(one)) found.push(one);
  };
  /** What went and what came at one place; two of a kind without id are one that changed. */
  const settle = (): void => {
    const rest = added.filter((block) => !isTurn(block));
    for (const block of removed) {
      if (isTurn(block)) {
        if (!here.has(unitOf(block))) found.push(whole(block, 'old', 'removed'));
        continue;
      }
      const at = rest.findIndex((other) => kindOf(other) === kindOf(block));
      const [partner] = at === -1 ? [] : rest.splice(at, 1);
      found.push(
        partner === undefined
          ? whole(block, 'old', 'removed')
          : compareBlock(block, partner, people, languages, 'changed'),
      );
    }
    for (const block of added) {
      if (!isTurn(block)) {
        if (rest.includes(block)) found.push(whole(block, 'now', 'added'));
        continue;
      }
      if (!then.has(unitOf(block))) found.push(whole(block, 'now', 'added'));
      else {
        found.push(
          compareBlock(
            block,
            block,
            { ...people, old: people.now },
            { ...languages, old: languages.now },
            'moved',
          ),
        );
        turn(block);
      }
    }
    [removed, added] = [[], []];
  };
  let [gone, at] = [0, 0];
  // Each name once: told anew at each comparison, a long text that changed throughout would take seconds.
  for (const part of diffArrays(old.body.map(unitOf), now.body.map(unitOf))) {
    const { count } = part;
    if (part.removed) append(removed, old.body.slice(gone, gone + count));
    else if (part.added) append(added, now.body.slice(at, at + count));
    else {
      settle();
      now.body
        .slice(at, at + count)
        .filter(isTurn)
        .forEach(turn);
    }
    if (!part.added) gone += count;
    if (!part.removed) at += count;
  }
  settle();
  return found;
}

const differs = ({ runs, pictures, speakers, label, otherwise }: Comparison): boolean =>
  runs.some(({ kind }) => kind !== 'same') ||
  pictures.length > 0 ||
  speakers !== undefined ||
  label !== undefined ||
  otherwise === true;

function speakersOf(block: Turn, people: ReadonlyMap<string, Participant>, language: string): string {
  const names = (ids: readonly string[] | undefined): string =>
    joinNames(
      namedParticipants(ids ?? [], people).map((person) => person.label),
      language,
    );
  if (block.type === 'answer') return names(block.participants);
  return [names(block.by), names(block.to)].filter((part) => part !== '').join(' → ');
}

function kindOf(block: TopBlock | undefined): Comparison['what'] {
  if (block === undefined) return 'text';
  if (isTurn(block)) return block.type;
  if (isPictures(block)) return 'picture';
  return block.type === 'jumpBreak' ? 'break' : 'text';
}

function compareBlock(
  before: TopBlock | undefined,
  after: TopBlock | undefined,
  people: People,
  languages: Readonly<{ old: string; now: string }>,
  how: Comparison['how'],
): Comparison {
  const block = after ?? before;
  const wordsOf = (one: TopBlock | undefined, base: string): Stretch[] =>
    one === undefined ? [] : ofBlock(one, base);
  const imagesOf = (one: TopBlock | undefined) =>
    one === undefined
      ? []
      : picturesOf(one.type === 'answer' ? one.blocks.filter(isPictures) : isPictures(one) ? [one] : []);
  const runs = compareStretches(wordsOf(before, languages.old), wordsOf(after, languages.now));
  const pictures = comparePictures(imagesOf(before), imagesOf(after));
  const spoke = before !== undefined && isTurn(before) ? speakersOf(before, people.old, languages.old) : '';
  const speaks = after !== undefined && isTurn(after) ? speakersOf(after, people.now, languages.now) : '';
  const who = after === undefined ? spoke : speaks;
  const both = before !== undefined && after !== undefined;
  const label =
    before?.type === 'answer' && after?.type === 'answer' && before.labelShown !== after.labelShown
      ? after.labelShown
        ? ('shown' as const)
        : ('hidden' as const)
      : undefined;
  const told: Comparison = {
    what: kindOf(block),
    how,
    ...(block !== undefined && isTurn(block) && { turnId: block.id }),
    ...(who !== '' && { who }),
    ...(both && spoke !== speaks && { speakers: { before: spoke, after: speaks } }),
    ...(label !== undefined && { label }),
    runs,
    pictures,
  };
  if (!both || differs(told)) return told;
  return keyOf(before) === keyOf(after) ? told : { ...told, otherwise: true };
}
