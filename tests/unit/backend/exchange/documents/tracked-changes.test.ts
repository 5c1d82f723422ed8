/** Word’s tracked changes and comments: the changes by author, each choice read as Word shows it, nothing lost. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blocksToText } from '#interview/plain.ts';
import { readDocumentApart } from '#backend/exchange/reading/read-apart.ts';
import type { ChangesChosen, ReadDocument } from '#contract/exchange.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';
import { makeDocx, type Docx } from '#tests/builders/document-files.ts';
import { checkProperty } from '#tests/random/check-property.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await openTestBackend();
});
afterAll(() => backend.dispose());

const read = (docx: Docx, chosen: ChangesChosen = 'accepted'): Promise<ReadDocument> =>
  readDocumentApart(backend.backend, { name: 'relu.docx', bytes: makeDocx(docx) }, chosen);
const linesOf = ({ blocks }: ReadDocument): string[] =>
  blocks.map((block) => blocksToText([block])).filter((line) => line !== '');

const DATE = 'w:date="2024-05-02T09:30:00Z"';
const by = (author: string): string => `w:id="1" w:author="${author}" ${DATE}`;
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const ins = (text: string, author = 'Anne'): string => `<w:ins ${by(author)}>${run(text)}</w:ins>`;
const del = (text: string, author = 'Anne'): string =>
  `<w:del ${by(author)}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const p = (inner: string, end = ''): string =>
  `<w:p>${end === '' ? '' : `<w:pPr><w:rPr>${end}</w:rPr></w:pPr>`}${inner}</w:p>`;

describe('tracked changes', () => {
  const body =
    p(run('Le guichet ') + del('ferme') + ins('ouvre') + run(' à midi.')) +
    p(run('Il y a ') + ins('toujours ', 'Karim') + run('du monde.')) +
    p(run('Une phrase ') + del('de trop '));

  test('are listed with author, date, their words and the words around them', async () => {
    const { changes } = await read({ body });
    expect(changes).toEqual([
      {
        kind: 'replacement',
        author: 'Anne',
        at: Date.UTC(2024, 4, 2, 9, 30),
        removed: 'ferme',
        inserted: 'ouvre',
        before: 'Le guichet ',
        after: ' à midi.',
      },
      expect.objectContaining({ kind: 'insertion', author: 'Karim', inserted: 'toujours ', removed: '' }),
      expect.objectContaining({
        kind: 'deletion',
        author: 'Anne',
        removed: 'de trop ',
        before: 'Une phrase ',
      }),
    ]);
  });

  test.each<[string, ChangesChosen, string[]]>([
    [
      'all changes accepted',
      'accepted',
      ['Le guichet ouvre à midi.', 'Il y a toujours du monde.', 'Une phrase'],
    ],
    [
      'the original version',
      'original',
      ['Le guichet ferme à midi.', 'Il y a du monde.', 'Une phrase de trop'],
    ],
    [
      'changes chosen one by one',
      [0],
      ['Le guichet ouvre à midi.', 'Il y a du monde.', 'Une phrase de trop'],
    ],
    ['no change accepted', [], ['Le guichet ferme à midi.', 'Il y a du monde.', 'Une phrase de trop']],
  ])('%s', async (_name, chosen, lines) => {
    expect(linesOf(await read({ body }, chosen)).map((line) => line.trim())).toEqual(lines);
  });

  test('in ends of paragraphs: a split and a join', async () => {
    const split = p(run('Avant.'), `<w:ins ${by('Anne')}/>`) + p(run(' Après.'));
    expect(linesOf(await read({ body: split }))).toEqual(['Avant.', 'Après.']);
    expect(linesOf(await read({ body: split }, 'original'))).toEqual(['Avant. Après.']);
    const joined = p(run('Un'), `<w:del ${by('Anne')}/>`) + p(run(' et deux.'));
    expect(linesOf(await read({ body: joined }))).toEqual(['Un et deux.']);
    expect(linesOf(await read({ body: joined }, 'original'))).toEqual(['Un', 'et deux.']);
  });

  test('list an inserted paragraph as one change', async () => {
    const added =
      p(run('Un.')) +
      p(ins('Deux.'), `<w:ins ${by('Anne')}/>`) +
      p(ins('Trois.'), `<w:ins ${by('Anne')}/>`) +
      p(run('Fin.'));
    const { changes } = await read({ body: added });
    expect(changes).toHaveLength(1);
    expect(linesOf(await read({ body: added }, 'original'))).toEqual(['Un.', 'Fin.']);
    expect(linesOf(await read({ body: added }))).toEqual(['Un.', 'Deux.', 'Trois.', 'Fin.']);
  });

  test('list a move as one change, without losing or repeating its words', async () => {
    const move = (side: 'From' | 'To', text: string): string =>
      `<w:move${side}RangeStart w:id="7" w:name="move1" ${DATE} w:author="Anne"/><w:move${side} ${by('Anne')}>${run(text)}</w:move${side}><w:move${side}RangeEnd w:id="7"/>`;
    const body = p(run('A ') + move('From', 'bouge')) + p(run('B ') + move('To', 'bouge'));
    const { changes } = await read({ body });
    expect(changes).toMatchObject([{ kind: 'move', inserted: 'bouge', removed: 'bouge' }]);
    expect(linesOf(await read({ body })).map((line) => line.trim())).toEqual(['A', 'B bouge']);
    expect(linesOf(await read({ body }, [])).map((line) => line.trim())).toEqual(['A bouge', 'B']);
  });

  test('in rows of tables, and changes of formatting', async () => {
    const row = (text: string, mark = ''): string =>
      `<w:tr>${mark === '' ? '' : `<w:trPr>${mark}</w:trPr>`}<w:tc>${p(run(text))}</w:tc></w:tr>`;
    const bold = `<w:p><w:r><w:rPr><w:b/><w:rPrChange ${by('Anne')}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>mot</w:t></w:r></w:p>`;
    const body = `<w:tbl>${row('un')}${row('deux', `<w:ins ${by('Anne')}/>`)}${row('trois', `<w:del ${by('Karim')}/>`)}</w:tbl>${bold}`;
    const rows = (document: ReadDocument): number =>
      document.blocks[0]?.type === 'table' ? document.blocks[0].rows.length : 0;
    const accepted = await read({ body });
    const original = await read({ body }, 'original');
    expect([rows(accepted), rows(original)]).toEqual([2, 2]);
    expect(blocksToText(accepted.blocks.slice(0, 1))).toMatch(/un\s+deux/);
    expect(blocksToText(original.blocks.slice(0, 1))).toMatch(/un\s+trois/);
    expect(accepted.blocks[1]).toMatchObject({ content: [{ text: 'mot', marks: ['bold'] }] });
    expect(original.blocks[1]).toMatchObject({ content: [{ text: 'mot', marks: ['italic'] }] });
    expect(accepted.changes.at(-1)).toMatchObject({ kind: 'formatting' });
  });

  test('in footnotes too', async () => {
    const docx = {
      body: `<w:p>${run('Texte')}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>`,
      footnotes: [p(run('Une ') + del('fausse') + ins('vraie') + run(' note.'))],
    };
    expect(blocksToText((await read(docx)).notes)).toBe('[1] Une vraie note.');
    expect(blocksToText((await read(docx, 'original')).notes)).toBe('[1] Une fausse note.');
  });

  test('any choice over a random mixture of kept, inserted and deleted words gives the words of that choice', async () => {
    const word = fc.stringMatching(/^[a-zé]{1,8}$/);
    const piece = fc.record({
      what: fc.constantFrom('kept', 'added', 'removed'),
      text: word,
      author: fc.constantFrom('Anne', 'Karim'),
    });
    const paragraphs = fc.array(fc.array(piece, { minLength: 1, maxLength: 8 }), {
      minLength: 1,
      maxLength: 5,
    });
    await checkProperty(
      fc.asyncProperty(paragraphs, fc.integer({ min: 0, max: 2 ** 30 }), async (texts, bits) => {
        // An unchanged word between any two changes, so that each is separate.
        const body = texts
          .map((pieces) =>
            p(
              pieces
                .map(({ what, text, author }) =>
                  what === 'kept'
                    ? run(`${text} `)
                    : `${what === 'added' ? ins(`${text} `, author) : del(`${text} `, author)}${run('| ')}`,
                )
                .join(''),
            ),
          )
          .join('');
        const all = texts.flat().filter(({ what }) => what !== 'kept');
        const accepted = all.map((_, index) => index).filter((index) => (bits >> (index % 30)) & 1);
        let paragraph = -1;
        const expected = texts
          .map((pieces) =>
            pieces
              .map(({ what, text }) => {
                if (what === 'kept') return `${text} `;
                paragraph += 1;
                return (what === 'added') === accepted.includes(paragraph) ? `${text} | ` : '| ';
              })
              .join('')
              .trim(),
          )
          .filter((line) => line !== '');
        const document = await read({ body }, accepted);
        expect(document.changes).toHaveLength(all.length);
        expect(linesOf(document).map((line) => line.trim())).toEqual(expected);
      }),
      { parts: 3 },
    );
  });
});

describe('comments of a document', () => {
  const comments = `<w:comments xmlns:w="w" xmlns:w14="w14"><w:comment w:id="3" w:author="Anne" ${DATE}><w:p w14:paraId="0A">${run('À vérifier')}</w:p><w:p w14:paraId="0B">${run('avec le service.')}</w:p></w:comment><w:comment w:id="4" w:author="Karim"><w:p w14:paraId="0C">${run('Fait.')}</w:p></w:comment></w:comments>`;
  const extended =
    '<w15:commentsEx xmlns:w15="w15"><w15:commentEx w15:paraId="0C" w15:done="1"/></w15:commentsEx>';
  const docx = (body: string): Docx => ({
    body,
    more: [
      { name: 'word/comments.xml', bytes: comments },
      { name: 'word/commentsExtended.xml', bytes: extended },
    ],
  });
  const around = (id: number, inner: string): string =>
    `<w:commentRangeStart w:id="${id}"/>${inner}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;

  test('are kept with the words they are about, as those read after the choice', async () => {
    const body =
      p(run('Le ') + around(3, `${run('guichet ')}${del('ferme')}${ins('ouvre')}`) + run(' tard.')) +
      p(run('Rien.') + around(4, ''));
    expect((await read(docx(body))).comments).toEqual([
      {
        author: 'Anne',
        at: Date.UTC(2024, 4, 2, 9, 30),
        text: 'À vérifier\navec le service.',
        quote: 'guichet ouvre',
      },
      { author: 'Karim', text: 'Fait.', quote: '', done: true },
    ]);
    expect((await read(docx(body), 'original')).comments[0]?.quote).toBe('guichet ferme');
    expect((await read(docx(body))).warnings).toEqual([]);
  });

  test('are no part of the text', async () => {
    expect(linesOf(await read(docx(p(run('Le ') + around(3, run('guichet'))))))).toEqual(['Le guichet']);
  });
});

describe('another choice', () => {
  let files = 0;
  const grant = async (bytes: Uint8Array): Promise<ReadDocument> => {
    const fs = await import('node:fs');
    const path = await import('node:path');
    const file = path.join(backend.backend.folder, `again-${(files += 1)}.docx`);
    fs.writeFileSync(file, bytes);
    const token = `token-of-a-tracked-document-${files}`;
    backend.backend.granted.grant(token, file);
    return backend.call('exchange.read-document', { token });
  };

  test('can be made for a document with changes, any number of times', async () => {
    const first = await grant(makeDocx({ body: p(run('Le ') + del('vieux ') + run('pont')) }));
    const token = first.again ?? '';
    expect(linesOf(first)).toEqual(['Le pont']);
    const original = await backend.call('exchange.read-again', { token, changes: 'original' });
    expect(linesOf(original)).toEqual(['Le vieux pont']);
    const chosen = await backend.call('exchange.read-again', { token, changes: [0] });
    expect(linesOf(chosen)).toEqual(['Le pont']);
  });

  test('needs a document with changes and a valid token', async () => {
    expect((await grant(makeDocx({ body: p(run('Rien.')) }))).again).toBeUndefined();
    await expect(
      backend.call('exchange.read-again', { token: 'a-token-that-nobody-gave', changes: 'original' }),
    ).rejects.toMatchObject({ code: 'file.token-unknown' });
  });
});
