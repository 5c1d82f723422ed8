/** Reads a mail of Outlook (.msg, [MS-OXMSG]): sender, date, subject and body. Its formatting in RTF is left out. */
import { AppError } from '#contract/failure.ts';
import { readCompoundFile, type CompoundFile } from './compound-file.ts';
import { isAutomaticReply, type Mail, parseEmail, senderOf } from './parse-mail.ts';

const PROPERTIES = '__properties_version1.0';
/** The header of the properties of a mail, and the size of one. */
const PROPERTIES_START = 32;
const PROPERTY_SIZE = 16;

// Numbers of properties ([MS-OXPROPS]).
const CLASS = 0x001a;
const SUBJECT = 0x0037;
const SUBMITTED = 0x0039;
const SENT_FOR = 0x0042;
const SENT_FOR_ADDRESS = 0x5d02;
const HEADERS = 0x007d;
const SENDER = 0x0c1a;
const SENDER_ADDRESS = 0x0c1f;
const SENDER_SMTP = 0x5d01;
const RECEIVED = 0x0e06;
const BODY = 0x1000;
const BODY_HTML = 0x1013;
const CODE_PAGE = 0x3fde;
const MESSAGE_CODE_PAGE = 0x3ffd;

/** Throws document.damaged, and document.old-word for another compound file. */
export async function readOutlookMail(bytes: Uint8Array): Promise<Mail> {
  const file = readCompoundFile(bytes);
  const properties = file.stream(PROPERTIES);
  if (properties === undefined) throw new AppError('document.old-word');
  const numbers = numbersIn(properties);
  const text = (id: number): string => textOf(file, id, numbers) ?? '';
  const mail = await parseEmail(`${text(HEADERS).trim()}\r\n\r\n`);
  const subject = text(SUBJECT);
  const fromHeaders = senderOf(mail.from);
  const address = [fromHeaders.address, text(SENDER_SMTP), text(SENT_FOR_ADDRESS), text(SENDER_ADDRESS)].find(
    (one) => one.includes('@'),
  );
  const time = numbers.get(SUBMITTED) ?? numbers.get(RECEIVED);
  return {
    from: { name: text(SENDER) || text(SENT_FOR) || fromHeaders.name, address: address ?? '' },
    date: mail.date ?? (time === undefined ? '' : dateOf(time)),
    subject,
    text: text(BODY).replaceAll('\r\n', '\n'),
    html: text(BODY_HTML),
    attachments: file.storages.filter((name) => name.startsWith('__attach_version1.0_')).length,
    isAutomatic: isAutomaticReply(mail.headers, subject) || /\.OofTemplate\./i.test(text(CLASS)),
  };
}

/** The properties of fixed size, by their number: 64 bits each. */
function numbersIn(properties: Buffer): ReadonlyMap<number, bigint> {
  const numbers = new Map<number, bigint>();
  for (let at = PROPERTIES_START; at + PROPERTY_SIZE <= properties.length; at += PROPERTY_SIZE)
    numbers.set(properties.readUInt16LE(at + 2), properties.readBigUInt64LE(at + 8));
  return numbers;
}

/** From a FILETIME: 100 ns since 1601. */
function dateOf(time: bigint): string {
  const date = new Date(Number(time / 10_000n) - 11_644_473_600_000);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

/** A text property: as UTF-16, in the code page of the mail, or as bytes. */
function textOf(file: CompoundFile, id: number, numbers: ReadonlyMap<number, bigint>): string | undefined {
  const name = `__substg1.0_${id.toString(16).toUpperCase().padStart(4, '0')}`;
  const unicode = file.stream(`${name}001F`);
  if (unicode !== undefined) return unicode.toString('utf16le').replaceAll('\0', '');
  const bytes = file.stream(`${name}001E`) ?? file.stream(`${name}0102`);
  if (bytes === undefined) return undefined;
  const page =
    numbers.get(id === BODY_HTML ? CODE_PAGE : MESSAGE_CODE_PAGE) ?? numbers.get(CODE_PAGE) ?? 1252n;
  return new TextDecoder(charsetOf(Number(page & 0xffffffffn))).decode(bytes).replaceAll('\0', '');
}

function charsetOf(page: number): string {
  if (page === 65_001) return 'utf-8';
  if (page >= 1_250 && page <= 1_258) return `windows-${page}`;
  if (page > 28_591 && page <= 28_606) return `iso-8859-${page - 28_590}`;
  const asian = new Map([
    [932, 'shift_jis'],
    [936, 'gbk'],
    [949, 'euc-kr'],
    [950, 'big5'],
    [50_220, 'shift_jis'],
  ]);
  return asian.get(page) ?? 'windows-1252';
}
