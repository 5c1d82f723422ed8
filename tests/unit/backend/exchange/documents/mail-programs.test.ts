/** Mails as the programs of people write them: each answer returns to its question, and no word is lost. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readDocument } from '#backend/exchange/documents/read-document.ts';
import type { ReadDocument } from '#contract/exchange.ts';
import { AppError } from '#contract/failure.ts';
import { type AnswersMatch, matchAnswers } from '#interview/answers/match-answers.ts';
import type { Post } from '#interview/document.ts';
import { questionCodes } from '#interview/answers/question-codes.ts';
import { blocksToText } from '#interview/plain.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { lostCharacters } from '#tests/unit/interview/answers/lost.ts';

const QUESTIONS = [
  'Qui êtes-vous ?',
  'Comment le jardin partagé de la rue des Lilas est-il né, et qui en a eu la première idée ?',
  'Racontez une journée au jardin.',
  'Un dernier mot ?',
];
const post: Post = QUESTIONS.reduce(
  (builder, question) => builder.asking(question),
  buildInterview().titled('Le jardin').withPerson('Anne Martin'),
).post;
const ANSWERS = [
  'Jardinière, à Lyon.',
  'Par hasard, en 2012, quand la mairie a rasé l’entrepôt et que trois voisines ont semé des fèves.',
  'On arrose, on parle. Le soir, on ferme.',
  'Venez nous voir !',
];

const read = (name: string): Promise<ReadDocument> =>
  readDocument(
    { takePicture: () => Promise.resolve(undefined), newId: () => 'x' },
    { name, bytes: readFileSync(`tests/fixtures/mail/${name}`) },
  );

function match({ blocks }: ReadDocument): AnswersMatch {
  const matched = matchAnswers(blocks, post, { person: post.participants[0] });
  expect(lostCharacters(blocks, matched)).toBe('');
  return matched;
}
/** Paragraphs joined, since some of these people wrote their answer in one. */
const answersIn = (matched: AnswersMatch): string[] =>
  matched.answers.map(({ blocks }) => blocksToText(blocks).replaceAll(/\s+/gu, ' ').replaceAll("'", '’'));

describe('the answers of a mail return to their questions', () => {
  test.each([
    'gmail.eml',
    'gmail-phone.eml',
    'outlook.eml',
    'outlook-above.eml',
    'apple-mail.eml',
    'thunderbird.eml',
    'orange.eml',
    'sfr.eml',
    'outlook.msg',
  ])('%s', async (name) => {
    expect(answersIn(match(await read(name)))).toEqual(ANSWERS);
  });
});

test('the sender, their address and the date are those of the mail', async () => {
  const { returned } = await read('gmail.eml');
  expect(returned).toEqual([
    {
      carrier: 'mail',
      purpose: 'questions',
      person: 'Anne Martin',
      address: 'anne.martin@example.org',
      at: Date.parse('2026-03-13T09:12:00+01:00'),
      turns: [],
      consents: [],
    },
  ]);
  expect((await read('outlook.msg')).returned).toEqual([{ ...returned?.[0], person: 'Anne MARTIN' }]);
});

test('an automatic reply is named as one, and is no return', async () => {
  const document = await read('absence.eml');
  expect(document.warnings).toEqual([{ code: 'automatic', count: 1 }]);
  expect(document.returned).toBeUndefined();
  expect(blocksToText(document.blocks)).toContain('Je suis absente');
});

const asMail = (head: string, body: string): Buffer =>
  Buffer.from(`${head}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${body}`);
const readBytes = (name: string, bytes: Uint8Array): Promise<ReadDocument> =>
  readDocument({ takePicture: () => Promise.resolve(undefined), newId: () => 'x' }, { name, bytes });
const [one = '', two = '', three = '', four = ''] = questionCodes(post).map(({ code }) => code);

test.each([
  ['Subject: Absence du bureau : Le jardin', true],
  ['Subject: Le jardin\nAuto-Submitted: auto-replied (vacation)', true],
  ['Subject: Le jardin\nPrecedence: auto_reply', true],
  ['Subject: Le jardin\nAuto-Submitted: no', false],
  ['Subject: Re: Absence du bureau : Le jardin', false],
])('%j is an automatic reply: %s', async (head, isAutomatic) => {
  const { warnings } = await readBytes('a.eml', asMail(`From: a@b.fr\n${head}`, 'Bonjour.'));
  expect(warnings.some(({ code }) => code === 'automatic')).toBe(isAutomatic);
});

test('of a forwarded mail the person is who wrote it', async () => {
  const body = `Pour information.\n\n---------- Forwarded message ---------\nDe : Anne Martin <anne.martin@example.org>\nDate: ven. 13 mars 2026 à 09:12\nSubject: Re: Le jardin\nTo: Paul Petit <paul@example.org>\n\n\n${one} ${QUESTIONS[0]}\n\n${ANSWERS[0]}\n`;
  const document = await readBytes(
    'tr.eml',
    asMail('From: Zoé <zoe@example.org>\nSubject: TR : Le jardin', body),
  );
  expect(document.returned?.[0]).toMatchObject({ person: 'Anne Martin', address: 'anne.martin@example.org' });
  expect(answersIn(match(document))[0]).toBe(ANSWERS[0]);
});

test('two mails give the answers of each, and a person who answers for two names both', async () => {
  const first = await readBytes(
    '1.eml',
    asMail('From: anne@b.fr', `${one}\n${ANSWERS[0]}\n\n${three}\n${ANSWERS[2]}\n`),
  );
  const second = await readBytes(
    '2.eml',
    asMail('From: anne@b.fr', `${two}\n${ANSWERS[1]}\n\n${four}\n${ANSWERS[3]}\n`),
  );
  expect(answersIn(match(first))).toEqual([ANSWERS[0], '', ANSWERS[2], '']);
  expect(answersIn(match(second))).toEqual(['', ANSWERS[1], '', ANSWERS[3]]);
  const both = await readBytes(
    'deux.eml',
    asMail(
      'From: anne@b.fr',
      `${one}\nAnne : ${ANSWERS[0]}\nKarim : Architecte.\n\n${four}\nAnne : Oui.\nKarim : Non.\n`,
    ),
  );
  const [anne] = post.participants;
  const karim = { id: 'karim', name: 'Karim Benali', label: 'Karim' };
  const ofTwo = { ...post, participants: [...post.participants, karim] };
  const matched = matchAnswers(both.blocks, ofTwo, { person: anne });
  expect(matched.answers.map(({ blocks }) => blocksToText(blocks))).toEqual([ANSWERS[0], '', '', 'Oui.']);
  expect(matched.unattached.filter(({ why }) => why === 'someone-else').map(({ label }) => label)).toEqual([
    'Karim',
    'Karim',
  ]);
});

test('what the author wrote under the quoted questions is no answer', async () => {
  const quoted = [...QUESTIONS.entries()]
    .map(([index, words]) => `> ${[one, two, three, four][index]} ${words}\n>`)
    .join('\n');
  const document = await readBytes(
    'a.eml',
    asMail(
      'From: anne@b.fr',
      `Je réponds demain.\n\nLe 12 mars 2026 à 10:02, Paul a écrit :\n${quoted}\n> Paul Petit\n> La Revue\n`,
    ),
  );
  expect(answersIn(match(document))).toEqual(['', '', '', '']);
});

describe('a hostile message of Outlook', () => {
  const bytes = readFileSync('tests/fixtures/mail/outlook.msg');
  const changed = (change: (copy: Buffer) => void): Buffer => {
    const copy = Buffer.from(bytes);
    change(copy);
    return copy;
  };
  const fatAt = (sector: number): number => (bytes.readUInt32LE(76) + 1) * 512 + sector * 4;
  const directory = bytes.readUInt32LE(48);
  test.each<readonly [string, Uint8Array, string | undefined]>([
    ['cut in its header', bytes.subarray(0, 300), 'document.damaged'],
    ['cut in its middle', bytes.subarray(0, 2_000), 'document.damaged'],
    [
      'whose directory follows itself',
      changed((copy) => copy.writeUInt32LE(directory, fatAt(directory))),
      'document.damaged',
    ],
    [
      'whose table of tables follows itself',
      changed((copy) => {
        copy.writeUInt32LE(0, 68);
        copy.fill(0, 512, 1_024);
      }),
      'document.damaged',
    ],
    [
      'whose text claims two gigabytes',
      changed((copy) => copy.writeUInt32LE(0x7fffffff, (directory + 1) * 512 + 128 + 120)),
      'document.damaged',
    ],
    [
      'whose entries are their own neighbours',
      changed((copy) => {
        for (let entry = 1; entry < 4; entry += 1)
          copy.writeUInt32LE(1, (directory + 1) * 512 + entry * 128 + 68);
      }),
      undefined,
    ],
  ])('%s is refused, or read, at once', async (_name, hostile, code) => {
    const result = await readBytes('a.msg', hostile).catch((error: unknown) => error);
    expect(result instanceof AppError ? result.code : undefined).toBe(code);
  });

  test('a document of Word under that name is refused as one', async () => {
    const noMail = changed((copy) => {
      const at = copy.indexOf(Buffer.from('__properties', 'utf16le'));
      copy.write('X', at, 'utf16le');
    });
    await expect(readBytes('a.msg', noMail)).rejects.toMatchObject({ code: 'document.old-word' });
  });
});
