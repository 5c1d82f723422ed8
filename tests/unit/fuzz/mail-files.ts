/** Mails and tables of forms to change, and the check that no word of them is lost between the file and the questions. */
import fs from 'node:fs';
import path from 'node:path';
import { csvCells, separatorOf } from '#backend/exchange/documents/csv-rows.ts';
import type { ReadDocument } from '#contract/exchange.ts';
import { matchAnswers } from '#interview/answers/match-answers.ts';
import { questionCodes } from '#interview/answers/question-codes.ts';
import { blocksToText } from '#interview/plain.ts';
import { matchReturn } from '#interview/returns/match-return.ts';
import { buildInterview } from '../../builders/interview-builder.ts';
import { lostCharacters } from '../interview/answers/lost.ts';

const MAILS = path.resolve(import.meta.dirname, '../../fixtures/mail');
const post = buildInterview()
  .titled('Le jardin')
  .withPerson('Anne Martin')
  .asking('Qui êtes-vous ?')
  .asking('Comment le jardin partagé de la rue des Lilas est-il né, et qui en a eu la première idée ?')
  .asking('Racontez une journée au jardin.')
  .asking('Un dernier mot ?').post;

/** Mails in the style of each program. */
export const MAIL_FILES = fs
  .readdirSync(MAILS)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => fs.readFileSync(path.join(MAILS, name), 'utf8'));
export const OUTLOOK_FILE = fs.readFileSync(path.join(MAILS, 'outlook.msg'));
export const FORM_TABLE = [
  [
    'Horodateur',
    'Adresse e-mail',
    'Votre nom',
    ...questionCodes(post).map(({ code }) => code),
    'Autre chose ?',
  ],
  [
    '2026/03/12 10:02:33 AM UTC+1',
    'anne@example.org',
    'Anne Martin',
    'Jardinière ; à Lyon',
    'Par "hasard"',
    'On\nparle',
    '',
    'Non',
  ],
  ['12/03/2026 15:05:00', 'anonymous', '', 'Moi', '', '> [Q1-ZKA] cité', 'Venez', ''],
]
  .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
  .join('\r\n');

/** Throws if a word of the document is in no answer and not beside them. */
export function expectNoWordLost({ blocks, returned = [] }: ReadDocument): void {
  const person = post.participants[0];
  const lost = lostCharacters(blocks, matchAnswers(blocks, post, { person }));
  // A sign of quotation may count twice.
  if (/[\p{L}\p{N}]/u.test(lost.replaceAll(/-?\d+(?= |$)/g, ''))) throw new Error(`lost: ${lost}`);
  for (const one of returned) {
    const { answers, unattached } = matchReturn(one, post);
    const kept = [...answers, ...unattached].map((part) => blocksToText(part.blocks)).join('\n');
    for (const turn of one.turns)
      if (!kept.includes(blocksToText(turn.blocks ?? []))) throw new Error(`lost: ${JSON.stringify(turn)}`);
  }
}

/** Throws if a value of a table is in no return: those of the service, the name and the date excepted. */
export function expectNoValueLost(text: string, { blocks, returned }: ReadDocument): void {
  if (returned === undefined) return;
  const letters = (words: string): string => words.replace(/[\s>\p{C}]/gu, '');
  const kept = letters(blocksToText(blocks));
  const [titles = [], ...rows] = csvCells(text, separatorOf(text));
  const isQuestion = (at: number): boolean => /\[Q|\?/.test(titles[at] ?? '');
  for (const row of rows)
    row.forEach((value, at) => {
      if (isQuestion(at) && !kept.includes(letters(value))) throw new Error(`lost: ${value}`);
    });
}
