/** Parses a mail (.eml) by postal-mime, which needs no other library, as mailparser does. */
import PostalMime, { type Address, type Email } from 'postal-mime';
import { AppError } from '#contract/failure.ts';

export type Sender = Readonly<{ name: string; address: string }>;
/** A mail of either format. */
export type Mail = Readonly<{
  from: Sender;
  /** As written in the mail. */
  date: string;
  subject: string;
  text: string;
  html: string;
  attachments: number;
  /** A program sent it, for an absence for example. */
  isAutomatic: boolean;
}>;

const AUTOMATIC_SUBJECT =
  /^\s*(?:r[ée]ponse automatique|absen(?:ce|te?) du bureau|message d['’]absence|automatic reply|auto(?:matic)?[ -]?(?:reply|response)|out of (?:the )?office|abwesenheits\p{L}+|automatische antwort|respuesta autom[áa]tica|risposta automatica)/iu;

/** Whether its headers (RFC 3834) or its subject say that a program answered. */
export function isAutomaticReply(
  headers: readonly Readonly<{ key: string; value: string }>[],
  subject: string,
): boolean {
  const of = (name: string): string =>
    headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase() ?? '';
  return (
    !['', 'no'].includes(of('auto-submitted')) ||
    ['x-autoreply', 'x-autorespond', 'x-auto-reply'].some((name) => of(name) !== '') ||
    /auto.?reply/.test(of('precedence')) ||
    AUTOMATIC_SUBJECT.test(subject)
  );
}

/** Throws document.damaged. */
export async function parseMail(bytes: Uint8Array): Promise<Mail> {
  const mail = await parseEmail(bytes);
  const subject = mail.subject ?? '';
  return {
    from: senderOf(mail.from),
    date: mail.date ?? '',
    subject,
    // Some parts end their lines with CRLF.
    text: (mail.text ?? '').replaceAll('\r\n', '\n'),
    html: mail.html ?? '',
    attachments: mail.attachments.length,
    isAutomatic: isAutomaticReply(mail.headers, subject),
  };
}

/** Also of headers alone. Throws document.damaged. */
export async function parseEmail(bytes: Uint8Array | string): Promise<Email> {
  try {
    return await PostalMime.parse(bytes);
  } catch (error) {
    throw new AppError('document.damaged', {}, { cause: error });
  }
}

export const senderOf = (from: Address | undefined): Sender => ({
  name: from?.name.trim() ?? '',
  address: from?.address ?? '',
});
