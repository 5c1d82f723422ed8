/**
 * Writes a mail as a file (.eml) that mail programs open: plain text and HTML. Without `X-Unsent`, which the new Outlook
 * opens as a draft that cannot be sent.
 */
import { isMailAddress } from '#interview/links.ts';

export type MailToWrite = Readonly<{
  to: Readonly<{ name: string; address?: string | undefined }>;
  subject: string;
  text: string;
  html: string;
  at: number;
}>;

const BOUNDARY = 'escale-alternative';
/** Bytes of a header word, within the 75 characters of RFC 2047. */
const WORD_BYTES = 42;

/** With CRLF line ends (RFC 5322). */
export function mailFile({ to, subject, text, html, at }: MailToWrite): string {
  const { name, address } = to;
  return [
    ...(address !== undefined && isMailAddress(address) ? [`To: ${headerWords(name)} <${address}>`] : []),
    `Subject: ${headerWords(subject)}`,
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${BOUNDARY}"`,
    '',
    ...part('text/plain', text),
    ...part('text/html', `<!doctype html><html><body>${html}</body></html>`),
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n');
}

const part = (type: string, content: string): string[] => [
  `--${BOUNDARY}`,
  `Content-Type: ${type}; charset=utf-8`,
  'Content-Transfer-Encoding: base64',
  '',
  ...(Buffer.from(content.replaceAll(/\r?\n/g, '\r\n'))
    .toString('base64')
    .match(/.{1,76}/g) ?? []),
  '',
];

/** A text as encoded words (RFC 2047): nothing in it can begin another header. */
function headerWords(text: string): string {
  const words: string[] = [];
  let word = '';
  for (const character of text.replaceAll(/\p{Cc}+/gu, ' ')) {
    if (Buffer.byteLength(word + character) > WORD_BYTES) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((one) => `=?utf-8?B?${Buffer.from(one).toString('base64')}?=`).join('\r\n ');
}
