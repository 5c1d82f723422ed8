/**
 * Whole valid documents for property tests, every block and field of the schema in them. They are normalised: no empty
 * text, neighbours of equal marks merged, marks in the order of MARKS, no newline inside a text.
 */
import * as fc from 'fast-check';
import { IMAGE_ALIGNS, IMAGE_SIZES } from '#interview/document.ts';
import type {
  Answer,
  AnswerBlock,
  Image,
  List,
  Participant,
  Post,
  Question,
  TopBlock,
} from '#interview/document.ts';
import {
  arbitraryInlines,
  arbitraryLanguage,
  arbitraryLine,
  arbitraryWords,
  option,
  paragraphs,
  present,
  sha256,
  webAddress,
} from './arbitrary-text.ts';

const list = (depth: number): fc.Arbitrary<List> =>
  fc
    .record({
      ordered: fc.boolean(),
      start: option(fc.integer({ min: 0, max: 20 })),
      items: fc.array(
        fc.record({
          content: arbitraryInlines,
          children: depth > 0 ? option(list(depth - 1)) : fc.constant(undefined),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    })
    .map(({ ordered, start, items }) =>
      present({
        type: 'list' as const,
        ordered,
        start: ordered ? start : undefined,
        items: items.map(present),
      }),
    );

const image: fc.Arbitrary<Image> = fc
  .record({
    asset: option(sha256),
    url: webAddress,
    width: option(fc.integer({ min: 1, max: 4000 })),
    height: option(fc.integer({ min: 2, max: 4000 })),
    alt: fc.oneof(fc.constant(''), arbitraryLine),
    caption: arbitraryInlines,
    credit: fc.oneof(fc.constant(''), arbitraryLine),
    decorative: fc.boolean(),
    size: option(fc.constantFrom(...IMAGE_SIZES)),
    align: option(fc.constantFrom(...IMAGE_ALIGNS)),
  })
  .map((fields) =>
    present({
      type: 'image' as const,
      ...fields,
      url: fields.asset === undefined ? fields.url : undefined,
      alt: fields.decorative ? '' : fields.alt,
    }),
  );

const gallery: fc.Arbitrary<AnswerBlock> = fc
  .record({ images: fc.array(image, { minLength: 2, maxLength: 3 }), caption: option(arbitraryInlines) })
  .map((fields) => present({ type: 'gallery' as const, ...fields }));

const cell = fc
  .record({
    header: fc.boolean(),
    content: arbitraryInlines,
    columns: option(fc.integer({ min: 2, max: 3 })),
    rows: option(fc.integer({ min: 2, max: 3 })),
  })
  .map(present);
const table: fc.Arbitrary<AnswerBlock> = fc
  .record({
    caption: option(arbitraryInlines),
    rows: fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
  })
  .map((fields) => present({ type: 'table' as const, ...fields }));

const code: fc.Arbitrary<AnswerBlock> = fc
  .record({
    lines: fc.array(arbitraryWords, { minLength: 1, maxLength: 4 }),
    language: option(fc.constantFrom('ts', 'sql')),
  })
  .map(({ lines, language }) => present({ type: 'code' as const, text: lines.join('\n'), language }));

const embed: fc.Arbitrary<AnswerBlock> = fc
  .record({
    url: fc.oneof(
      webAddress,
      fc.constantFrom(
        'https://youtu.be/aBcDeFgH_-1',
        'https://soundcloud.com/la-revue/episode-1',
        'https://exemple.fr/sons/la-corne.mp3?v=1',
      ),
    ),
    title: fc.oneof(fc.constant(''), arbitraryLine),
    provider: option(arbitraryLine),
    thumbnail: option(sha256),
    frame: fc.boolean(),
  })
  .map((fields) => present({ type: 'embed' as const, ...fields }));

const card: fc.Arbitrary<AnswerBlock> = fc.record({
  type: fc.constant('html' as const),
  html: fc.constantFrom(
    '<details><summary>Plus</summary>Texte</details>',
    '<div class="widget">\n<p>Une carte</p></div>',
    '<video src="https://exemple.fr/v.mp4" controls></video>',
  ),
  origin: fc.constantFrom('blog' as const, 'outside' as const),
});

const paragraphBlock: fc.Arbitrary<AnswerBlock> = arbitraryInlines.map((content) => ({
  type: 'paragraph' as const,
  content,
}));
const quote: fc.Arbitrary<AnswerBlock> = fc
  .record({ content: paragraphs, cite: option(arbitraryLine), language: option(arbitraryLanguage) })
  .map((fields) => present({ type: 'quote' as const, ...fields }));

const aside: fc.Arbitrary<AnswerBlock> = fc
  .record({ title: option(arbitraryInlines), content: paragraphs })
  .map((fields) => present({ type: 'aside' as const, ...fields }));

/** Any block an answer may hold, paragraphs most often. */
export const arbitraryAnswerBlock: fc.Arbitrary<AnswerBlock> = fc.oneof(
  { weight: 8, arbitrary: paragraphBlock },
  list(1),
  quote,
  aside,
  image,
  gallery,
  table,
  code,
  embed,
  card,
);

const participant: fc.Arbitrary<Omit<Participant, 'id'>> = fc
  .record({
    name: arbitraryLine,
    label: arbitraryLine,
    role: option(arbitraryLine),
    organisation: option(arbitraryLine),
    portrait: option(sha256),
    link: option(fc.constantFrom('https://exemple.fr/anne')),
  })
  .map(present);

const question = (people: readonly string[]): fc.Arbitrary<Question> =>
  fc
    .record({
      by: option(fc.subarray([...people])),
      to: option(fc.subarray([...people])),
      language: option(arbitraryLanguage),
      content: paragraphs,
    })
    .map(({ by, to, ...fields }) =>
      present({
        type: 'question' as const,
        id: '',
        ...fields,
        by: by?.length === 0 ? undefined : by,
        to: to?.length === 0 ? undefined : to,
      }),
    );

const answer = (people: readonly string[]): fc.Arbitrary<Answer> =>
  fc
    .record({
      participants: fc.subarray([...people]),
      labelShown: fc.boolean(),
      language: option(arbitraryLanguage),
      blocks: fc.array(arbitraryAnswerBlock, { maxLength: 4 }),
    })
    .map((fields) => present({ type: 'answer' as const, id: '', ...fields }));

const heading: fc.Arbitrary<TopBlock> = fc.record({
  type: fc.constant('heading' as const),
  level: fc.constantFrom(2 as const, 3 as const, 4 as const),
  content: arbitraryInlines,
});

const topBlock = (people: readonly string[]): fc.Arbitrary<TopBlock> =>
  fc.oneof(
    { weight: 4, arbitrary: question(people) },
    { weight: 6, arbitrary: answer(people) },
    { weight: 3, arbitrary: arbitraryAnswerBlock },
    heading,
    fc.constantFrom<TopBlock>({ type: 'rule' }, { type: 'jumpBreak' }),
  );

/** Gives each turn an id, unique within the post. */
function withIds(body: readonly TopBlock[], seed: string): TopBlock[] {
  return body.map((block, index) =>
    block.type === 'question' || block.type === 'answer' ? { ...block, id: `${seed}-${index}` } : block,
  );
}

/** Whole posts of every kind. */
export const arbitraryPost: fc.Arbitrary<Post> = fc.array(participant, { maxLength: 4 }).chain((named) => {
  const participants: Participant[] = named.map((person, index) => ({ id: `person_${index}`, ...person }));
  const people = participants.map((person) => person.id);
  return fc
    .record({
      kind: fc.constantFrom('interview' as const, 'article' as const, 'page' as const),
      language: arbitraryLanguage,
      title: fc.oneof(fc.constant(''), arbitraryLine),
      description: option(arbitraryLine),
      labels: fc.uniqueArray(arbitraryLine, { maxLength: 4 }),
      lead: option(paragraphs),
      numbered: option(fc.boolean()),
      body: fc.array(topBlock(people), { maxLength: 8 }),
      seed: fc.constantFrom('t', 'T9', 'a_b'),
    })
    .map(({ seed, body, ...fields }) =>
      present({ version: 2 as const, ...fields, participants, body: withIds(body, seed) }),
    );
});
