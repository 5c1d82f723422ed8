/** PDF forms for approval and consent: written, filled in as by another program, and read back. */
import { deflateSync } from 'node:zlib';
import fs from 'node:fs';
import path from 'node:path';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocumentApart } from '#backend/exchange/reading/read-apart.ts';
import { type FormToWrite, writeForm } from '#backend/exchange/export/form/write-form.ts';
import type { Post } from '#interview/document.ts';
import { markedTurns } from '#interview/returns/marked-parts.ts';
import { placeReturn } from '#interview/returns/place-return.ts';
import { partOfPerson } from '#interview/proofreading.ts';
import type { ReadReturn } from '#interview/returns/read-return.ts';
import { readReturnSchema } from '#interview/returns/read-return.ts';
import { buildInterview, paragraph, text } from '#tests/builders/interview-builder.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';

const FIXTURES = path.resolve('tests/fixtures/forms');

let desk: TestBackend;
beforeAll(async () => {
  desk = await openTestBackend({ publishing: false });
});
afterAll(() => desk.dispose());

const interview = buildInterview()
  .titled('Au port')
  .in('fr')
  .asking('D’où vient cette idée ?')
  .answering('Anne Martin', 'D’une remarque d’enfant.', paragraph('Et ', text('du vent', 'italic'), '.'))
  .answering('Karim Benali', 'Du quai.')
  .asking('Et après ?')
  .answering('Anne Martin', 'On verra.').post;

function toWrite(post: Post, more: Partial<FormToWrite> = {}): FormToWrite {
  const marks = new Map(markedTurns(post).map(({ mark, turn }) => [turn.id, mark]));
  return {
    post,
    sent: { postId: 'post-1', revisionId: 'revision-1', marks },
    recipient: 'Anne Martin',
    notice: 'Projet, ne pas diffuser',
    ...more,
  };
}
const consents: NonNullable<FormToWrite['consents']> = {
  subjects: ['words', 'voice'],
  places: 'Le site de l’association',
  purpose: 'Faire connaître l’école',
  until: Date.UTC(2030, 5, 1, 12),
  isMinor: true,
};

async function read(bytes: Uint8Array): Promise<ReadReturn> {
  const { returned = [], blocks } = await readDocumentApart(desk.backend, { name: 'form.pdf', bytes });
  expect(blocks).toEqual([]);
  expect(returned).toHaveLength(1);
  return readReturnSchema.parse(returned[0]);
}
/** Fills the form by pdf-lib, which writes appearances of its own. */
async function fill(bytes: Uint8Array, values: Readonly<Record<string, string>>): Promise<PDFDocument> {
  const document = await PDFDocument.load(bytes);
  const form = document.getForm();
  for (const [name, value] of Object.entries(values)) {
    if (name.endsWith('_approve')) form.getRadioGroup(name).select(value);
    else if (name.includes('_consent_')) form.getCheckBox(name).check();
    else form.getTextField(name).setText(value);
  }
  return document;
}
const FILLED = { esc_3_approve: 'approve', esc_6_approve: 'remark', esc_6_remark: 'Plutôt\n« demain »' };

describe('a form', () => {
  it('has a choice for each answer of the person, by its number in the whole text', async () => {
    const part = partOfPerson(interview, 'p1');
    const form = (await PDFDocument.load(await writeForm({ ...toWrite(interview), post: part ?? interview })))
      .getForm()
      .getFields()
      .map((field) => field.getName());
    expect(form).toEqual([
      'esc_post',
      'esc_revision',
      'esc_person',
      'esc_3_approve',
      'esc_3_remark',
      'esc_6_approve',
      'esc_6_remark',
      'esc_name',
      'esc_date',
    ]);
  });

  it('is read back untouched as a return without turns', async () => {
    expect(await read(await writeForm(toWrite(interview)))).toEqual({
      carrier: 'form',
      purpose: 'review',
      postId: 'post-1',
      sentRevision: 'revision-1',
      person: 'Anne Martin',
      turns: [],
      consents: [],
    });
  });

  it('gives approvals, remarks, consents, name and date', async () => {
    const bytes = await writeForm(toWrite(interview, { consents }));
    const filled = await fill(bytes, {
      ...FILLED,
      esc_4_remark: 'Du ponton',
      esc_consent_voice: 'Yes',
      esc_name: 'Anne Martin-Leroy',
      esc_date: '5/12/2026',
    });
    const expected = {
      purpose: 'review',
      person: 'Anne Martin-Leroy',
      at: Date.UTC(2026, 11, 5, 12),
      turns: [
        { mark: 3, isApproved: true },
        { mark: 4, remark: 'Du ponton' },
        { mark: 6, isApproved: false, remark: 'Plutôt\n« demain »' },
      ],
      consents: [
        { subject: 'words', isGiven: false },
        { subject: 'voice', isGiven: true },
      ],
    };
    expect(await read(await filled.save({ useObjectStreams: false }))).toMatchObject(expected);
    expect(await read(await filled.save({ useObjectStreams: true }))).toMatchObject(expected);
  });

  it('places what it says beside the text as it is now', async () => {
    const sent = buildInterview()
      .asking('Un ?')
      .answering('Anne Martin', 'Premier.')
      .asking('Deux ?')
      .answering('Anne Martin', 'Deuxième.')
      .asking('Trois ?')
      .answering('Anne Martin', 'Troisième.')
      .asking('Quatre ?')
      .answering('Anne Martin', 'Quatrième.')
      .asking('Cinq ?')
      .answering('Anne Martin', 'Cinquième.').post;
    const filled = await fill(await writeForm(toWrite(sent)), {
      esc_3_approve: 'approve',
      esc_5_approve: 'remark',
      esc_5_remark: 'Trop court',
      esc_7_approve: 'approve',
      esc_9_approve: 'approve',
    });
    const now: Post = {
      ...sent,
      body: sent.body
        .filter((block) => !('id' in block && block.id === 'a4'))
        .map((block) =>
          block.type === 'answer' && block.id === 'a3'
            ? { ...block, blocks: [paragraph('Autre chose.')] }
            : block,
        ),
    };
    const returned = await read(await filled.save());
    const placed = placeReturn(returned, [], { now, sent, person: sent.participants[0] });
    expect(placed.map(({ turn, state, how, remark }) => [turn, state, how, remark])).toEqual([
      ['a1', 'approved', 'mark', undefined],
      ['a2', 'remark', 'mark', 'Trop court'],
      ['a3', 'changed-here', 'mark', undefined],
      ['a4', 'deleted-here', 'mark', undefined],
    ]);
  });

  it('asks for consents alone without the text', async () => {
    const bytes = await writeForm(toWrite(interview, { consents: { ...consents, isAlone: true } }));
    expect(await read(bytes)).toMatchObject({ purpose: 'consent', turns: [] });
    const names = (await PDFDocument.load(bytes))
      .getForm()
      .getFields()
      .map((field) => field.getName());
    expect(names).toEqual(expect.arrayContaining(['esc_consent_words', 'esc_parent_1', 'esc_parent_2']));
    expect(names).not.toContain('esc_consent_picture');
  });

  it('names its fields for screen readers, in the language of the post', async () => {
    const labelsOf = async (post: Post): Promise<string> =>
      (await PDFDocument.load(await writeForm(toWrite(post))))
        .getForm()
        .getFields()
        .map((field) => field.acroField.dict.lookup(PDFName.of('TU'))?.toString() ?? '')
        .map((hex) => Buffer.from(hex.slice(5, -1), 'hex').swap16().toString('utf16le'))
        .join('|');
    expect(await labelsOf(interview)).toContain('D’où vient cette idée ? – votre remarque');
    expect(await labelsOf({ ...interview, language: 'de' })).toContain('Et après ? – your remark');
  });

  it('shows a box in place of a sign that its fonts lack, and refuses another script', async () => {
    const sailing = buildInterview()
      .titled('Voile ⛵🌊')
      .asking('Où ?')
      .answering('Łukasz', 'À l’eau 🌊 Ελλάδα, Москва. '.repeat(20)).post;
    expect((await writeForm(toWrite(sailing))).length).toBeGreaterThan(1_000);
    const arabic = buildInterview().titled('البحر').asking('أين؟').answering('ليلى', 'في الماء').post;
    await expect(writeForm(toWrite(arabic))).rejects.toMatchObject({ code: 'export.form-script' });
  });

  it('has as many pages as the text needs', async () => {
    const words = 'Quand nous sommes arrivés, il n’y avait rien ici : une digue, trois cabanes. '.repeat(12);
    let builder = buildInterview().titled('Long');
    for (let index = 0; index < 30; index += 1)
      builder = builder.asking(`Question ${index} ?`).answering('Anne Martin', words, words, words);
    const bytes = await writeForm(toWrite(builder.post));
    const document = await PDFDocument.load(bytes);
    expect(document.getPageCount()).toBeGreaterThan(25);
    expect(document.getForm().getFields()).toHaveLength(3 + 60 + 2);
    expect(bytes.length).toBeLessThan(400_000);
  });
});

describe('a form from another program', () => {
  it.each(['filled-by-mupdf.pdf', 'filled-by-mupdf-added.pdf', 'filled-by-mupdf-then-qpdf.pdf'])(
    'is read: %s',
    async (name) => {
      expect(await read(fs.readFileSync(path.join(FIXTURES, name)))).toEqual({
        carrier: 'form',
        purpose: 'review',
        postId: 'post-1',
        sentRevision: 'revision-1',
        person: 'Anne Martin',
        at: Date.UTC(2026, 11, 5, 12),
        turns: [
          { mark: 3, isApproved: false, remark: 'Œuvre : « à revoir », dès l’été…\nsur deux lignes' },
          { mark: 6, isApproved: true },
        ],
        consents: [
          { subject: 'words', isGiven: true },
          { subject: 'voice', isGiven: false },
        ],
      });
    },
  );
});

describe('a PDF', () => {
  const codeOf = (bytes: Uint8Array): Promise<string> =>
    readDocumentApart(desk.backend, { name: 'a.pdf', bytes }).then(
      () => '',
      (error: unknown) => (error as { code: string }).code,
    );
  const pdf = (...objects: string[]): Buffer =>
    Buffer.from(['%PDF-1.7', ...objects, '%%EOF', ''].join('\n'), 'latin1');
  const field = (name: string, value: string): string => `<< /FT /Tx /T (${name}) /V ${value} >>`;

  it('without our fields is refused as before', async () => {
    expect(await codeOf(pdf('1 0 obj << /Type /Catalog >> endobj'))).toBe('document.pdf');
    expect(await codeOf(pdf(`1 0 obj ${field('name', '(x)')} endobj`))).toBe('document.pdf');
    expect(await codeOf(pdf())).toBe('document.pdf');
  });

  it('that is encrypted is refused by its own sentence', async () => {
    expect(await codeOf(pdf('trailer << /Encrypt 5 0 R >>'))).toBe('document.pdf-locked');
  });

  it('that is damaged is read as far as its fields can be', async () => {
    const bytes = pdf(
      '1 0 obj << /T (esc_2_approve) /V /approve',
      `2 0 obj ${field('esc_3_remark', '(Un mot)')}`,
      `3 0 obj ${field('esc_post', '4 0 R')} endobj`,
      '4 0 obj (../../x) endobj',
      `5 0 obj ${field('esc_date', '(31/02/2026)')} endobj`,
    );
    expect(await read(bytes)).toEqual({
      carrier: 'form',
      purpose: 'review',
      turns: [{ mark: 3, remark: 'Un mot' }],
      consents: [],
    });
  });

  it('holds the later of two values of a field, in any encoding', async () => {
    const utf8 = '(\u00ef\u00bb\u00bfD\u00c3\u00a9j\u00c3\u00a0)';
    const bytes = pdf(
      `1 0 obj ${field('esc_2_remark', '(a)')} endobj`,
      `1 0 obj ${field('esc_2_remark', utf8)} endobj`,
    );
    expect((await read(bytes)).turns).toEqual([{ mark: 2, remark: 'Déjà' }]);
  });

  it('that is hostile ends within the limits', async () => {
    const bomb = deflateSync(Buffer.alloc(80 * 1024 * 1024));
    const stream = Buffer.concat([
      Buffer.from(
        `%PDF-1.7\n1 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${bomb.length} >> stream\n`,
      ),
      bomb,
      Buffer.from('\nendstream endobj\n'),
    ]);
    expect(await codeOf(stream)).toBe('document.too-complex');
    expect(await codeOf(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(40 * 1024 * 1024)]))).toBe(
      'document.pdf',
    );
    expect(await codeOf(pdf(`1 0 obj ${'['.repeat(3_000_000)}`))).toBe('document.pdf');
    expect(await codeOf(pdf(`1 0 obj ${'<</Kids[1 0 R]/A'.repeat(200_000)}`))).toBe('document.pdf');
    const many = Array.from(
      { length: 60_000 },
      (_, index) => `${index + 1} 0 obj ${field(`esc_${index}_remark`, '(x)')} endobj`,
    );
    expect((await read(pdf(...many))).turns).toHaveLength(2_000);
  }, 60_000);
});
