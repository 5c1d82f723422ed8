/** Saved mails: answers to a questionnaire with codes, by several programs. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReadDocument } from '#contract/exchange.ts';
import { guessPerson } from '#interview/answers/guess-person.ts';
import { matchAnswers } from '#interview/answers/match-answers.ts';
import { questionCodes } from '#interview/answers/question-codes.ts';
import { blocksToText } from '#interview/plain.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await openTestBackend();
});
afterAll(() => backend.dispose());

const post = buildInterview()
  .titled('Le jardin')
  .withPerson('Anne Martin')
  .asking('Qui êtes-vous ?')
  .asking('Un dernier mot ?').post;
const [one = '', two = ''] = questionCodes(post).map(({ code }) => code);

let files = 0;
async function read(name: string, bytes: Uint8Array | string): Promise<ReadDocument> {
  const file = path.join(backend.folder, name);
  writeFileSync(file, bytes);
  const token = `token-of-a-document-${(files += 1)}`;
  await backend.dispatch('host', 'files.grant', { token, path: file });
  return backend.call('exchange.read-document', { token });
}

const answersIn = ({ blocks }: ReadDocument): string[] =>
  matchAnswers(blocks, post, { person: post.participants[0] }).answers.map(({ blocks: answer }) =>
    blocksToText(answer),
  );

const HEAD = [
  'From: =?utf-8?Q?Anne_Martin?= <anne@example.org>',
  'To: Paul Petit <paul@example.org>',
  'Subject: =?iso-8859-1?Q?R=E9ponses?=',
  'Date: Thu, 12 Mar 2026 10:02:00 +0100',
  'MIME-Version: 1.0',
];
const mail = (...lines: string[]): string => [...HEAD, ...lines].join('\r\n');
const quotedPrintable = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) =>
      byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte),
    )
    .join('');

const PLAIN = `Voici mes réponses.\n\n> ${one} Qui êtes-vous ?\n\nJe suis jardinière.\n\n> ${two} Un dernier mot ?\n\nVenez !\n`;
const WEB = `<div dir="ltr"><p>Voici mes réponses.</p><blockquote><p><b>${one} Qui êtes-vous ?</b></p></blockquote><p>Je suis <b>jardinière</b>.</p><blockquote><p><b>${two} Un dernier mot ?</b></p></blockquote><p>Venez !</p></div>`;

describe('the answers of a mail', () => {
  test.each([
    [
      'in quoted-printable',
      mail(
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        quotedPrintable(PLAIN).replaceAll('\n', '\r\n'),
      ),
    ],
    [
      'in base64',
      mail(
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from(PLAIN).toString('base64'),
      ),
    ],
    [
      'in Latin-1',
      Buffer.from(
        mail('Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: 8bit', '', PLAIN),
        'latin1',
      ),
    ],
    [
      'in two forms',
      mail(
        'Content-Type: multipart/alternative; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain; charset=utf-8',
        '',
        PLAIN,
        '--b',
        'Content-Type: text/html; charset=utf-8',
        '',
        WEB,
        '--b--',
      ),
    ],
    [
      'inside a reply that was quoted again',
      mail(
        'Content-Type: text/plain; charset=utf-8',
        '',
        `Je transfère.\n\nLe 12 mars 2026, Anne Martin a écrit :\n${PLAIN.replaceAll(/^/gm, '> ')}`,
      ),
    ],
  ])('%s go to their questions', async (_name, bytes) => {
    const document = await read('réponses.eml', bytes);
    expect(answersIn(document)).toEqual(['Je suis jardinière.', 'Venez !']);
  });

  test('of a mail that s-nail wrote go to their questions', async () => {
    const document = await read('s-nail.eml', readFileSync('tests/fixtures/mail/s-nail.eml'));
    expect(answersIn(document)).toEqual([
      expect.stringMatching(/^Je suis jardinière à Lyon .* était très long\.$/),
      'Venez nous voir !',
    ]);
  });

  test('keep their bold words where the mail has formatting', async () => {
    const document = await read('web.eml', mail('Content-Type: text/html; charset=utf-8', '', WEB));
    const [first] = matchAnswers(document.blocks, post, { person: post.participants[0] }).answers;
    expect(JSON.stringify(first?.blocks)).toContain('"marks":["bold"]');
  });
});

test('the sender is proposed as who answers', async () => {
  const document = await read('a.eml', mail('Content-Type: text/plain; charset=utf-8', '', 'Bonjour.'));
  const lines = document.blocks.flatMap((block) => blocksToText([block]).split('\n'));
  expect(guessPerson({ lines }, post.participants)).toMatchObject({
    from: 'sender',
    id: post.participants[0]?.id,
  });
});

test('attachments are counted, and nothing of them is read', async () => {
  const document = await read(
    'joint.eml',
    mail(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Voici.',
      '--b',
      'Content-Type: text/plain; name=secret.txt',
      'Content-Disposition: attachment; filename=secret.txt',
      '',
      'Un secret.',
      '--b--',
    ),
  );
  expect(document.warnings).toEqual([{ code: 'attachments', count: 1 }]);
  expect(blocksToText(document.blocks)).not.toContain('secret');
});

test('scripts and addresses that run are not taken over', async () => {
  const document = await read(
    'hostile.eml',
    mail(
      'Content-Type: text/html',
      '',
      '<script>x()</script><p onclick="x()"><a href="javascript:x()">Bonjour</a><img src="http://tracker.invalid/a.gif" width=1 height=1></p>',
    ),
  );
  expect(JSON.stringify(document.blocks)).not.toMatch(/script|onclick/);
  expect(blocksToText(document.blocks)).toContain('Bonjour');
});

test.each([
  ['a file that is no mail', 'vide.eml', '', 'document.damaged'],
  [
    'endlessly nested parts',
    'profond.eml',
    mail(
      ...Array.from({ length: 400 }, (_, at) => [
        `Content-Type: multipart/mixed; boundary=b${at}`,
        '',
        `--b${at}`,
      ]).flat(),
      'Content-Type: text/plain',
      '',
      'x',
    ),
    'document.damaged',
  ],
  [
    'a message of Outlook without content',
    'message.msg',
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    'document.damaged',
  ],
] as const)('refuses %s', async (_name, name, bytes, code) => {
  await expect(read(name, bytes)).rejects.toMatchObject({ code });
});
