/**
 * Reads a saved mail (.eml, .msg): sender, date and subject as lines, then the body. Of two bodies the formatted one is
 * read, unless questions with codes are quoted twice in the plain one: only its signs tell a quoted answer from a quoted
 * question. Attachments are counted, not read.
 */
import { codeAt } from '#interview/answers/question-codes.ts';
import { LIMITS } from '#interview/document.ts';
import { escapeText } from '#interview/markup/escape.ts';
import { blockToText, textToBlocks } from '#interview/plain.ts';
import type { ReadReturn } from '#interview/returns/read-return.ts';
import { AppError } from '#contract/failure.ts';
import { type DocumentHtml, warningsOf } from './document-parts.ts';
import { readOutlookMail } from './outlook-mail.ts';
import { type Mail, parseMail, type Sender } from './parse-mail.ts';

const QUOTED_TWICE = /^\s*>\s*>/;

/** Throws document.damaged where no mail is in it. */
export const readMail = async (bytes: Uint8Array): Promise<DocumentHtml> => mailHtml(await parseMail(bytes));

/** Throws document.damaged, document.old-word where it is no mail but another file of the same kind. */
export const readMsg = async (bytes: Uint8Array): Promise<DocumentHtml> =>
  mailHtml(await readOutlookMail(bytes));

function mailHtml(mail: Mail): DocumentHtml {
  const head = [
    ['From', nameAndAddress(mail.from)],
    ['Date', mail.date],
    ['Subject', mail.subject],
  ].flatMap(([field, value]) => (value ? [`${field}: ${value}`] : []));
  const { text, html } = mail;
  const isPlain = html.trim() === '' || hasCodesQuotedTwice(text);
  if (head.length === 0 && text.trim() === '' && html.trim() === '') throw new AppError('document.damaged');
  return {
    html: `${paragraphs(head)}${isPlain ? paragraphs(textToBlocks(text).map(blockToText)) : html}`,
    notes: '',
    assetOf: () => undefined,
    warnings: warningsOf({ attachments: mail.attachments, automatic: mail.isAutomatic ? 1 : 0 }),
    ...(mail.isAutomatic ? {} : { returned: [returnOf(mail)] }),
  };
}

/** Who sent the answers; of a forwarded mail, who wrote it. Where each answer belongs depends on the post. */
function returnOf(mail: Mail): ReadReturn {
  const { name, address } = forwardedSender(mail) ?? mail.from;
  const at = Date.parse(mail.date);
  return {
    carrier: 'mail',
    purpose: 'questions',
    ...(name === '' || name.includes('@') ? {} : { person: name.slice(0, LIMITS.line) }),
    ...(address === '' ? {} : { address: address.slice(0, LIMITS.line) }),
    ...(at >= 0 && at <= 8.64e15 ? { at } : {}),
    turns: [],
    consents: [],
  };
}

const FORWARDED = /^\s*(?:fwd?|tr|wg|rv|i)\s*:/i;
const INNER_SENDER =
  /^[>\s*]*(?:de|from|von)\s*:[\s*]*(.{0,200}?)[\s*]*[<[](?:mailto:)?([^\s<>[\]]{3,254})[>\]]/im;

function forwardedSender({ subject, text }: Mail): Sender | undefined {
  const match = FORWARDED.test(subject) ? INNER_SENDER.exec(text.slice(0, 20_000)) : null;
  return match === null
    ? undefined
    : { name: (match[1] ?? '').replaceAll(/["*]/g, '').trim(), address: match[2] ?? '' };
}

const hasCodesQuotedTwice = (text: string): boolean =>
  text.split('\n').some((line) => QUOTED_TWICE.test(line) && codeAt(line)?.letters !== undefined);

const nameAndAddress = ({ name, address }: Sender): string =>
  [name, address === '' ? '' : `<${address}>`].filter((part) => part !== '').join(' ');

const paragraphs = (texts: readonly string[]): string =>
  texts.map((text) => `<p>${escapeText(text)}</p>`).join('\n');
