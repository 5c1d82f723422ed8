/**
 * Compares two states of a post for display, turn by turn, in reading order: removed and added words, speakers,
 * formats. Compares the published forms (published-form.ts): states that readers see alike give no result.
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
import { stretchesOfBlock } from './formats.ts';
import { stretchesOfParagraphs, type Stretch } from '../blocks/stretches.ts';
import { compareStretches, type Run } from './runs.ts';

// Changed pictures of a passage: the file, its texts and its layout.

const PICTURE_FIELDS = ['alt', 'caption', 'credit', 'row-caption', 'size', 'align', 'row'] as const;
type PictureField = (typeof PICTURE_FIELDS)[number];
type ShownPicture = Readonly<{ asset?: string; url?: string; alt: string }>;

export type ComparedPicture = Readonly<{
  how: 'added' | 'removed' | 'changed';
  before?: ShownPicture;
  after?: ShownPicture;
  /** The changed fields; `size`, `align` and `row` have their names in the document. */
  fields: readonly Readonly<{ field: PictureField; runs: readonly Run[] }>[];
}>;

type Picture = Readonly<{ image: Image; fields: Readonly<Record<PictureField, string>> }>;

/** All pictures in order, with those of each row. */
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

const shownPicture = ({ image: { asset, url, alt } }: Picture): ShownPicture => ({
  ...(asset !== undefined && { asset }),
  ...(url !== undefined && { url }),
  alt,
});

/** In the order of `after`; removed pictures keep their position. */
function comparePictures(before: readonly Picture[], after: readonly Picture[]): ComparedPicture[] {
  const pictures: ComparedPicture[] = [];
  let [old, now] = [0, 0];
  let removed: Picture[] = [];
  let added: Picture[] = [];
  const settle = (): void => {
    const count = Math.max(removed.length, added.length);
    for (let index = 0; index < count; index += 1)
      pictures.push(comparePicture(removed[index], added[index]));
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
          pictures.push(comparePicture(one, other));
      }
    }
    if (!part.added) old += length;
    if (!part.removed) now += length;
  }
  settle();
  return pictures;
}

function comparePicture(before: Picture | undefined, after: Picture | undefined): ComparedPicture {
  const fields = PICTURE_FIELDS.flatMap((field) => {
    const [was, is] = [before?.fields[field] ?? '', after?.fields[field] ?? ''];
    const runs = compareStretches([{ text: was, formats: [] }], [{ text: is, formats: [] }]);
    return was === is ? [] : [{ field, runs }];
  });
  return {
    how: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
    ...(before !== undefined && { before: shownPicture(before) }),
    ...(after !== undefined && { after: shownPicture(after) }),
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
  /** For a question or an answer. */
  turnId?: string;
  /** The speakers, or for a person, the name. */
  who?: string;
  /** The question above, with its number. */
  question?: string;
  /** The speakers before and after, if they differ; '' for none. */
  speakers?: Readonly<{ before: string; after: string }>;
  /** The visibility of the name before the answer, if it changed. */
  label?: 'shown' | 'hidden';
  runs: readonly Run[];
  pictures: readonly ComparedPicture[];
  /** The difference is neither in text nor in format. */
  otherwise?: true;
}>;

type Sides = Readonly<{ old: Post; now: Post }>;
type People = Readonly<{ old: ReadonlyMap<string, Participant>; now: ReadonlyMap<string, Participant> }>;

const plainStretches = (text: string): Stretch[] => (text === '' ? [] : [{ text, formats: [] }]);

/** Empty if readers see no difference. Pure and deterministic. */
export function comparePosts(before: Post, after: Post): Comparison[] {
  const sides = { old: publishedForm(before), now: publishedForm(after) };
  return [...compareHead(sides), ...compareBody(sides)];
}

function compareHead({ old, now }: Sides): Comparison[] {
  const comparisons: Comparison[] = [];
  const field = (what: Comparison['what'], was: readonly Stretch[], is: readonly Stretch[]): void => {
    const runs = compareStretches(was, is);
    if (runs.every(({ kind }) => kind === 'same')) return;
    const how = was.length === 0 ? 'added' : is.length === 0 ? 'removed' : 'changed';
    comparisons.push({ what, how, runs, pictures: [] });
  };
  field('title', plainStretches(old.title), plainStretches(now.title));
  field('description', plainStretches(old.description ?? ''), plainStretches(now.description ?? ''));
  field('language', plainStretches(old.language), plainStretches(now.language));
  field(
    'labels',
    plainStretches(old.labels.toSorted().join(', ')),
    plainStretches(now.labels.toSorted().join(', ')),
  );
  comparisons.push(...comparePeople(old.participants, now.participants));
  field('lead', stretchesOfParagraphs(old.lead ?? []), stretchesOfParagraphs(now.lead ?? []));
  if ((old.numbered ?? false) !== (now.numbered ?? false))
    comparisons.push({
      what: 'numbers',
      how: now.numbered === true ? 'added' : 'removed',
      runs: [],
      pictures: [],
    });
  return comparisons;
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
    const runs = compareStretches(plainStretches(cardOf(one)), plainStretches(cardOf(other)));
    if (runs.every(({ kind }) => kind === 'same')) return [];
    const how = one === undefined ? 'added' : other === undefined ? 'removed' : 'changed';
    return [{ what: 'person', how, who: (other ?? one)?.name ?? '', runs, pictures: [] }];
  });
}

function compareBody({ old, now }: Sides): Comparison[] {
  const people = { old: participantsById(old), now: participantsById(now) };
  const languages = { old: old.language, now: now.language };
  const over = { old: questionsOver(old.body), now: questionsOver(now.body) };
  const withQuestion = (compared: Comparison[], block: TopBlock, side: keyof Sides): Comparison[] => {
    const question = over[side].get(block);
    return question === undefined ? compared : compared.map((one) => ({ ...one, question }));
  };
  return align(old.body, now.body).flatMap((aligned): Comparison[] => {
    const compared = compareAligned(aligned, people, languages);
    return aligned.after === undefined
      ? withQuestion(compared, aligned.before, 'old')
      : withQuestion(compared, aligned.after, 'now');
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
  // Reports the move with unchanged text, then the changes of the text.
  const move = compareBlock(
    after,
    after,
    { ...people, old: people.now },
    { ...languages, old: languages.now },
    how,
  );
  return [move, ...changed];
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
    one === undefined ? [] : stretchesOfBlock(one, base);
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
  const comparison: Comparison = {
    what: block === undefined ? 'text' : kindOf(block),
    how,
    ...(block !== undefined && isTurn(block) && { turnId: block.id }),
    ...(who !== '' && { who }),
    ...(both && spoke !== speaks && { speakers: { before: spoke, after: speaks } }),
    ...(label !== undefined && { label }),
    runs,
    pictures,
  };
  if (!both || differs(comparison)) return comparison;
  return keyOf(before) === keyOf(after) ? comparison : { ...comparison, otherwise: true };
}
