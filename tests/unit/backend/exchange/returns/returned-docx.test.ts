/** A docx that was sent for review and came back, read part by part. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';
import { partOfPerson } from '#interview/proofreading.ts';
import { markedTurns } from '#interview/returns/marked-parts.ts';
import { publishedForm } from '#interview/published-form.ts';
import { arbitraryPost } from '#tests/builders/arbitrary-post.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { readBack, SENT, sentDocx, turnsIn, withPart } from '#tests/builders/sent-document.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const NB = '\u00a0';
const pond = buildInterview()
  .titled('L’étang')
  .ledBy('Un matin au bord.')
  .asking('Que voit-on ?')
  .answering('Anne Martin', 'Des roseaux.', 'Et des hérons.', {
    type: 'list',
    ordered: false,
    items: [{ content: [{ type: 'text', text: 'le cendré' }] }],
  })
  .saying({ type: 'heading', level: 2, content: [{ type: 'text', text: 'La digue' }] })
  .asking('Pourquoi une digue ?')
  .answering('Karim Benali', 'Pour tenir.')
  .asking('Et après ?').post;
const UNCHANGED = ['0 =', '1 =', '2 =', '3 =', '4 =', '5 =', '6 ='];
const except = (changes: Readonly<Record<number, string>>): string[] =>
  UNCHANGED.map((line, mark) => changes[mark] ?? line);

/** Sends the text, changes its XML, and reads the parts that come back. */
const afterChange = async (change: (xml: string) => string, post: Post = pond) => {
  const sent = await sentDocx(post);
  const changed = await withPart(sent, (xml) => {
    const after = change(xml);
    expect(after).not.toBe(xml);
    return after;
  });
  return turnsIn(await readBack(changed));
};

const PARAGRAPH = /<w:p>.*?<\/w:p>/gs;
/** The XML of the paragraph that holds these words. */
const paragraphWith = (xml: string, words: string): string =>
  xml.match(PARAGRAPH)?.find((one) => one.includes(words)) ?? '';
const plain = (words: string): string => `<w:p><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
const after = (xml: string, words: string, added: string): string =>
  xml.replace(paragraphWith(xml, words), (whole) => whole + added);
const without = (xml: string, words: string): string => xml.replace(paragraphWith(xml, words), '');

it('says that every part of any post is unchanged, in its order', async () => {
  await checkProperty(
    fc.asyncProperty(arbitraryPost, async (post) => {
      const shown = publishedForm(post);
      // A player that is only HTML shows nothing in a docx.
      const ids = new Set(
        shown.body.flatMap((block) =>
          block.type === 'question' || (block.type === 'answer' && blocksToText(block.blocks) !== '')
            ? [block.id]
            : [],
        ),
      );
      const marks = [
        ...(shown.title === '' ? [] : [0]),
        ...(shown.lead === undefined ? [] : [1]),
        ...markedTurns(post).flatMap(({ mark, turn }) => (ids.has(turn.id) ? [mark] : [])),
      ];
      const read = await readBack(await sentDocx(post));
      expect(turnsIn(read)).toEqual(expect.arrayContaining(marks.map((mark) => `${mark} =`)));
      expect(turnsIn(read)?.filter((line) => !line.endsWith(' ='))).toEqual([]);
    }),
    { parts: 3 },
  );
}, 120_000);

it('names the post and the sent revision, and numbers one person’s part like the whole', async () => {
  const part = partOfPerson(pond, 'p2') ?? pond;
  const read = await readBack(await sentDocx(pond, part));
  expect(read.sentFrom).toBe(SENT.postId);
  expect(read.returned).toMatchObject([
    { carrier: 'document', purpose: 'review', postId: SENT.postId, sentRevision: SENT.revisionId },
  ]);
  expect(turnsIn(read)).toEqual(['0 =', '4 =', '5 =']);
});

describe('a part', () => {
  it('gives its words where they were changed, without the speaker’s name', async () => {
    expect(await afterChange((xml) => xml.replace('Des roseaux', 'Surtout des roseaux'))).toEqual(
      except({ 3: '3: Surtout des roseaux.\nEt des hérons.\nle cendré' }),
    );
    expect(await afterChange((xml) => xml.replace('Que voit-on ?', 'Qu’y voit-on ?'))).toEqual(
      except({ 2: '2: Qu’y voit-on ?' }),
    );
    expect(await afterChange((xml) => xml.replace('>L’étang<', '>Le grand étang<'))).toEqual(
      except({ 0: '0: Le grand étang' }),
    );
    expect(await afterChange((xml) => xml.replace('Un matin', 'Un soir'))).toEqual(
      except({ 1: '1: Un soir au bord.' }),
    );
  });

  it('holds paragraphs that were added after its last, and joins what was joined', async () => {
    expect(await afterChange((xml) => after(xml, 'le cendré', plain('Et le pourpré.')))).toEqual(
      except({ 3: '3: Des roseaux.\nEt des hérons.\nle cendré\nEt le pourpré.' }),
    );
    // The end of the paragraph before a mark was deleted: the mark is within a paragraph.
    const joined = (xml: string): string =>
      xml.replace(
        /Pour tenir\.<\/w:t><\/w:r><\/w:p><w:p>(?:<w:pPr>.*?<\/w:pPr>)?/s,
        'Pour tenir.</w:t></w:r>',
      );
    expect(await afterChange(joined)).toEqual(UNCHANGED);
  });

  it('whose layout alone was changed is unchanged', async () => {
    const asText = (xml: string): string => xml.replaceAll('<w:pStyle w:val="Heading2"/>', '');
    expect(await afterChange(asText)).toEqual(UNCHANGED);
    const split = (xml: string): string =>
      xml.replace(
        'Pour tenir.</w:t>',
        'Pour ten</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00AB12CD"><w:rPr><w:b/></w:rPr><w:t>ir.</w:t>',
      );
    expect(await afterChange(split)).toEqual(UNCHANGED);
  });

  it('that was removed with its mark, or emptied, has no words', async () => {
    expect(await afterChange((xml) => without(xml, 'Pour tenir.'))).toEqual([
      ...UNCHANGED.filter((line) => line !== '5 ='),
      '5:',
    ]);
    expect(await afterChange((xml) => xml.replace('>Pour tenir.<', '><'))).toEqual(except({ 5: '5:' }));
  });

  it('that was moved keeps its mark', async () => {
    const moved = (xml: string): string => {
      const [question, answer] = ['Pourquoi une digue', 'Pour tenir.'].map((one) => paragraphWith(xml, one));
      const rest = without(without(xml, 'Pourquoi une digue'), 'Pour tenir.');
      return rest.replace(paragraphWith(xml, 'Que voit-on'), (whole) => `${question}${answer}${whole}`);
    };
    expect(await afterChange(moved)).toEqual(['0 =', '1 =', '4 =', '5 =', '2 =', '3 =', '6 =']);
  });

  it('with another label has it as a remark', async () => {
    expect(await afterChange((xml) => xml.replace('>Karim Benali', '>Karim Benali, ingénieur'))).toEqual(
      except({ 5: `5 = [Karim Benali, ingénieur${NB}:]` }),
    );
    expect(await afterChange((xml) => xml.replace(`>Karim Benali${NB}:<`, '><'))).toEqual(UNCHANGED);
  });

  it('whose mark comes twice has no turn the second time', async () => {
    const twice = (xml: string): string => {
      const copy = paragraphWith(xml, 'Pour tenir.').replace('tenir', 'durer');
      return after(xml, 'Et après', copy);
    };
    expect(await afterChange(twice)).toEqual([...UNCHANGED, '-: Pour durer.']);
  });

  it('that was answered under a question sent without an answer is the answer to it', async () => {
    expect(await afterChange((xml) => after(xml, 'Et après', plain('On verra.')))).toEqual([
      ...UNCHANGED.slice(0, 6),
      '6: Et après ?',
      '-: (Et après ?) On verra.',
    ]);
  });

  it('of no turn comes back alone: words before the title, under it, or a changed heading', async () => {
    expect(await afterChange((xml) => xml.replace('<w:body>', `<w:body>${plain('Bonjour.')}`))).toEqual([
      '-: Bonjour.',
      ...UNCHANGED,
    ]);
    expect(await afterChange((xml) => after(xml, 'L’étang', plain('Sous-titre')))).toEqual([
      '0: L’étang',
      '-: Sous-titre',
      ...UNCHANGED.slice(1),
    ]);
    expect(await afterChange((xml) => xml.replace('La digue', 'Les digues'))).toEqual([
      ...UNCHANGED.slice(0, 4),
      '-: Les digues',
      ...UNCHANGED.slice(4),
    ]);
  });
});

describe('marks as word processors write them', () => {
  it('are read between paragraphs, with other ids, and beside Word’s own', async () => {
    const byWord = (xml: string): string =>
      xml
        .replace(/<w:bookmark(?:Start|End) [^>]*w:id="(\d+)"[^>]*\/>/g, (whole, id: string) =>
          whole.replace(`w:id="${id}"`, `w:id="${Number(id) + 40}"`),
        )
        // Word moves the mark of a first paragraph before it, and ends it later.
        .replace(
          /(<w:p>)((?:<w:pPr>(?:(?!<w:p>).)*?<\/w:pPr>)?)(<w:bookmarkStart w:name="esc_4"[^>]*\/>)/s,
          '$3$1$2',
        )
        .replace(
          'Et des hérons.',
          'Et des </w:t></w:r><w:bookmarkStart w:id="99" w:name="_GoBack"/><w:bookmarkEnd w:id="99"/><w:r><w:t>hérons.',
        );
    expect(await afterChange(byWord)).toEqual(UNCHANGED);
  });

  it('are read in a table, into which a part was moved', async () => {
    const inTable = (xml: string): string => {
      const paragraph = paragraphWith(xml, 'Pour tenir.');
      return xml.replace(
        paragraph,
        `<w:tbl><w:tr><w:tc>${paragraph}</w:tc><w:tc>${plain('Oui')}</w:tc></w:tr></w:tbl>`,
      );
    };
    expect(await afterChange(inTable)).toEqual(except({ 5: '5: Pour tenir.\tOui' }));
  });

  it('that were renamed or removed leave the words to decide', async () => {
    const sent = await sentDocx(pond);
    const renamed = await withPart(sent, (xml) =>
      xml.replace(/w:name="esc_[^"]*"/g, (_, at: number) => `w:name="_heading=h.${at.toString(36)}"`),
    );
    const read = await readBack(renamed);
    expect(read.returned).toMatchObject([{ postId: SENT.postId, sentRevision: SENT.revisionId, turns: [] }]);
    expect(read.blocks).toEqual((await readBack(sent)).blocks);
    const few = await withPart(sent, (xml) => xml.replace(/w:name="esc_(?![01]["_])[^"]*"/g, 'w:name="x"'));
    expect(turnsIn(await readBack(few))).toEqual([]);
    const nothing = await withPart(renamed, () => undefined, 'docProps/custom.xml');
    expect((await readBack(nothing)).returned).toBeUndefined();
  });

  it('without the properties still place the parts', async () => {
    const read = await readBack(await withPart(await sentDocx(pond), () => undefined, 'docProps/custom.xml'));
    expect(turnsIn(read)).toEqual(UNCHANGED);
    expect(read.returned?.[0]?.postId).toBeUndefined();
  });
});

describe('what a reviewer marks', () => {
  const by = 'w:author="Karim Benali" w:date="2026-03-02T09:30:00Z"';
  const tracked = (xml: string): string =>
    xml.replace(
      'Pour tenir.</w:t></w:r>',
      `Pour </w:t></w:r><w:del w:id="90" ${by}><w:r><w:delText>tenir</w:delText></w:r></w:del><w:ins w:id="91" ${by}><w:r><w:t>durer</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r>`,
    );

  it('as tracked changes follows the author’s choice', async () => {
    const changed = await withPart(await sentDocx(pond), tracked);
    expect(turnsIn(await readBack(changed))).toEqual(except({ 5: '5: Pour durer.' }));
    expect(turnsIn(await readBack(changed, 'retour.docx', 'original'))).toEqual(UNCHANGED);
  });

  it('as deleted, a whole part with the end of its paragraph, has no words', async () => {
    const deleted = (xml: string): string =>
      xml.replace(paragraphWith(xml, 'Pour tenir.'), (whole) =>
        whole
          .replace('<w:p>', `<w:p><w:pPr><w:rPr><w:del w:id="90" ${by}/></w:rPr></w:pPr>`)
          .replace(
            /<w:r>.*?<\/w:r>/gs,
            (run) => `<w:del w:id="91" ${by}>${run.replaceAll('w:t', 'w:delText')}</w:del>`,
          ),
      );
    expect(await afterChange(deleted)).toEqual(except({ 5: '5:' }));
  });

  it('in a comment is the remark of the part where its words begin; a resolved one is not', async () => {
    const comment = (id: number, text: string): string =>
      `<w:comment w:id="${id}" w:author="Karim Benali"><w:p w14:paraId="0000000${id}"><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`;
    const reference = (id: number): string =>
      `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
    const main = await withPart(await sentDocx(pond), (xml) =>
      xml
        // Word begins a comment on a whole paragraph before its mark.
        .replace(paragraphWith(xml, 'Pour tenir.'), (whole) =>
          whole
            .replace('<w:p>', '<w:p><w:commentRangeStart w:id="1"/>')
            .replace('</w:p>', `${reference(1)}</w:p>`),
        )
        .replace(
          'Des roseaux.</w:t></w:r>',
          `Des roseaux.</w:t></w:r><w:r><w:commentReference w:id="2"/></w:r>`,
        ),
    );
    const commented = await withPart(
      main,
      () =>
        `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">${comment(1, 'Est-ce sûr ?')}${comment(2, 'Réglé.')}</w:comments>`,
      'word/comments.xml',
    );
    const resolved = await withPart(
      commented,
      () =>
        `<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:commentEx w15:paraId="00000002" w15:done="1"/></w15:commentsEx>`,
      'word/commentsExtended.xml',
    );
    const read = await readBack(resolved);
    expect(turnsIn(read)).toEqual(except({ 5: '5 = [Est-ce sûr ?]' }));
    expect(read.comments.map(({ text }) => text)).toEqual(['Est-ce sûr ?', 'Réglé.']);
  });
});
