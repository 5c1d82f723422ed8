/**
 * Reads a saved mail (.eml): sender, date and subject as lines, then the body. Of two bodies the formatted one is read,
 * unless questions with codes are quoted twice in the plain one: only its signs tell a quoted answer from a quoted question.
 * Attachments are counted, not read. postal-mime does the parsing: compared with mailparser, it needs no other library.
 */
import PostalMime, { type Address, type Email } from 'postal-mime';
import { codeAt } from '#interview/answers/question-codes.ts';
import { escapeText } from '#interview/markup/escape.ts';
import { AppError } from '#contract/failure.ts';
import { type DocumentHtml, warningsOf } from './document-parts.ts';

const QUOTED_TWICE = /^\s*>\s*>/;

/** Throws document.damaged where no mail is in it. */
export async function readMail(bytes: Uint8Array): Promise<DocumentHtml> {
  const mail = await parseMail(bytes);
  const head = [
    ['From', nameAndAddress(mail.from)],
    ['Date', mail.date],
    ['Subject', mail.subject],
  ].flatMap(([field, value]) => (value ? [`${field}: ${value}`] : []));
  const text = mail.text ?? '';
  const html = mail.html ?? '';
  const isPlain = html.trim() === '' || hasCodesQuotedTwice(text);
  if (head.length === 0 && text.trim() === '' && html.trim() === '') throw new AppError('document.damaged');
  return {
    html: `${paragraphs(head)}${isPlain ? paragraphs(text.split(/\n{2,}/)) : html}`,
    notes: '',
    assetOf: () => undefined,
    warnings: warningsOf({ attachments: mail.attachments.length }),
  };
}

async function parseMail(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes);
  } catch (error) {
    throw new AppError('document.damaged', {}, { cause: error });
  }
}

const hasCodesQuotedTwice = (text: string): boolean =>
  text.split('\n').some((line) => QUOTED_TWICE.test(line) && codeAt(line)?.letters !== undefined);

const nameAndAddress = (from: Address | undefined): string =>
  from === undefined
    ? ''
    : [from.name, from.address === undefined ? '' : `<${from.address}>`]
        .filter((part) => part !== '')
        .join(' ');

const paragraphs = (texts: readonly string[]): string =>
  texts
    .filter((text) => text.trim() !== '')
    .map((text) => `<p>${escapeText(text.replace(/\n+$/, '')).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
