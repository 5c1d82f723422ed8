/**
 * Two states of a post compared for the eye, turn by turn, in reading order: words that went and came, who speaks, what
 * looks otherwise. As readers get it (published-form.ts): two states that read and look the same compare to nothing.
 */
import { diffArrays } from 'diff';
import type { Gallery, Image, Participant, Post, TopBlock } from '../document.ts';
import { questionsOver } from '../outline.ts';
import { creditOf } from '../people/person-fields.ts';
import { inlinesToText } from '../inlines.ts';
import { publishedForm } from '../published-form.ts';
import { joinNames, namedParticipants, participantsById } from '../speakers.ts';
import { isPictures, isTurn } from '../blocks/blocks.ts';
import { align, type Aligned, keyOf, kindOf, type Turn } from './align.ts';
import { ofBlock } from './formats.ts';
import { stretchesOfParagraphs, type Stretch } from '../blocks/stretches.ts';
import { compareStretches, type Run } from './runs.ts';

// What changed of the pictures of a passage: their bytes, what is said of them, how they stand.

const PICTURE_FIELDS = ['alt', 'caption', 'credit', 'row-caption', 'size', 'align', 'row'] as const;
type PictureField = (typeof PICTURE_FIELDS)[number];
type Shown = Readonly<{ asset?: string; url?: string; alt: string }>;

export type ComparedPicture = Readonly<{
  how: 'added' | 'removed' | 'changed';
  before?: Shown;
  after?: Shown;
  /** What is said of it, where that differs; `size`, `align` and `row` by their names in the document. */
  fields: readonly Readonly<{ field: PictureField; runs: readonly Run[] }>[];
}>;

type Picture = Readonly<{ image: Image; fields: Readonly<Record<PictureField, string>> }>;

/** The pictures one after the other, those of a row each. */
function picturesOf(blocks: readonly (Image | Gallery)[]): Picture[] {
  return blocks.flatMap((block) =>
    block.type === 'image'
      ? [{ image: block, fields: fieldsOf(block, '', '') }]
      : block.images.map((image, index) => ({
          image,
          fields: fieldsOf(
            image,
            String(block.images.length),
            index === 0 ? inlinesToText(block.caption ?? []) : '',
          ),
        })),
  );
}

const fieldsOf = (image: Image, row: string, rowCaption: string): Picture['fields'] => ({
  alt: image.decorative ? '' : image.alt,
  caption: inlinesToText(image.caption),
  credit: image.credit,
  'row-caption': rowCaption,
  size: image.size ?? '',
  align: image.align ?? '',
  row,
});

const bytesOf = ({ image }: Picture): string => image.asset ?? image.url ?? '';
const sameFields = (one: Picture, other: Picture): boolean =>
  PICTURE_FIELDS.every((field) => one.fields[field] === other.fields[field]);

const shown = ({ image: { asset, url, alt } }: Picture): Shown => ({
  ...(asset !== undefined && { asset }),
  ...(url !== undefined && { url }),
  alt,
});

/** In the order of `after`; what went stands where it stood. */
function comparePictures(before: readonly Picture[], after: readonly Picture[]): ComparedPicture[] {
  const found: ComparedPicture[] = [];
  let [old, now] = [0, 0];
  let removed: Picture[] = [];
  let added: Picture[] = [];
  const settle = (): void => {
    const count = Math.max(removed.length, added.length);
    for (let index = 0; index < count; index += 1) found.push(compared(removed[index], added[index]));
    [removed, added] = [[], []];
  };
  for (const part of diffArrays(before.map(bytesOf), after.map(bytesOf))) {
    const { length } = part.value;
    if (part.removed) removed.push(...before.slice(old, old + length));
    else if (part.added) added.push(...after.slice(now, now + length));
    else {
      settle();
      for (let index = 0; index < length; index += 1) {
        const [one, other] = [before[old + index], after[now + index]];
        if (one !== undefined && other !== undefined && !sameFields(one, other))
          found.push(compared(one, other));
      }
    }
    if (!part.added) old += length;
    if (!part.removed) now += length;
  }
  settle();
  return found;
}

function compared(before: Picture | undefined, after: Picture | undefined): ComparedPicture {
  const fields = PICTURE_FIELDS.flatMap((field) => {
    const [was, is] = [before?.fields[field] ?? '', after?.fields[field] ?? ''];
    const runs = compareStretches([{ text: was, formats: [] }], [{ text: is, formats: [] }]);
    return was === is ? [] : [{ field, runs }];
  });
  return {
    how: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
    ...(before !== undefined && { before: shown(before) }),
    ...(after !== undefined && { after: shown(after) }),
    fields,
  };
}

const COMPARED = [
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
  /** The question over it, with its number. */
  question?: string;
  /** Who spoke and who speaks, where that differs; '' for nobody. */
  speakers?: Readonly<{ before: string; after: string }>;
  /** Whether the name stands before the answer, where that differs. */
  label?: 'shown' | 'hidden';
  runs: readonly Run[];
  pictures: readonly ComparedPicture[];
  /** It differs in something that neither words nor looks tell. */
  otherwise?: true;
}>;

type Sides = Readonly<{ old: Post; now: Post }>;
type People = Readonly<{ old: ReadonlyMap<string, Participant>; now: ReadonlyMap<string, Participant> }>;

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
  field('lead', stretchesOfParagraphs(old.lead ?? []), stretchesOfParagraphs(now.lead ?? []));
  if ((old.numbered ?? false) !== (now.numbered ?? false))
    found.push({ what: 'numbers', how: now.numbered === true ? 'added' : 'removed', runs: [], pictures: [] });
  return found;
}

const cardOf = (person: Participant | undefined): string =>
  person === undefined
    ? ''
    : [person.name, ...creditOf(person), person.label === person.name ? '' : person.label]
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

function compareBody({ old, now }: Sides): Comparison[] {
  const people = { old: participantsById(old), now: participantsById(now) };
  const languages = { old: old.language, now: now.language };
  const over = { old: questionsOver(old.body), now: questionsOver(now.body) };
  const placed = (compared: Comparison[], block: TopBlock, side: keyof Sides): Comparison[] => {
    const question = over[side].get(block);
    return question === undefined ? compared : compared.map((one) => ({ ...one, question }));
  };
  return align(old.body, now.body).flatMap((aligned): Comparison[] => {
    const compared = compareAligned(aligned, people, languages);
    return aligned.after === undefined
      ? placed(compared, aligned.before, 'old')
      : placed(compared, aligned.after, 'now');
  });
}

function compareAligned(
  { how, before, after }: Aligned,
  people: People,
  languages: Readonly<{ old: string; now: string }>,
): Comparison[] {
  if (how !== 'same' && how !== 'moved') return [compareBlock(before, after, people, languages, how)];
  const one = compareBlock(before, after, people, languages, 'changed');
  const changed = differs(one) ? [one] : [];
  if (how === 'same') return changed;
  // That it moved, with its words as they are; then what changed of them.
  const here = compareBlock(
    after,
    after,
    { ...people, old: people.now },
    { ...languages, old: languages.now },
    how,
  );
  return [here, ...changed];
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
    what: block === undefined ? 'text' : kindOf(block),
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
