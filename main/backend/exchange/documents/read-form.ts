/**
 * Reads a PDF form for approval and consent that a person filled in: the values of our fields, wherever they are in the
 * file; nothing else of it, and nothing is executed. pdf-lib parses single objects only: its reading of whole files
 * unpacks compressed objects without a limit, and fails where the table of objects is damaged.
 */
import { constants, inflateSync } from 'node:zlib';
import type { PDFDict, PDFHexString, PDFObject, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { idSchema, LIMITS } from '#interview/document.ts';
import { cleanText, foldLine, wholeCharacters } from '#interview/inlines.ts';
import {
  APPROVED,
  approveField,
  consentField,
  FIELD_PREFIX,
  FORM_FIELDS,
  HAS_REMARK,
  marksOfFields,
  remarkField,
} from '#interview/returns/form-fields.ts';
import {
  CONSENT_SUBJECTS,
  type ReadConsent,
  type ReadReturn,
  type ReadTurn,
} from '#interview/returns/read-return.ts';
import { AppError } from '#contract/failure.ts';
import { FORM_LIMITS } from '../limits.ts';

/**
 * Throws document.pdf for a PDF without our fields, document.pdf-locked for an encrypted one, document.too-complex.
 */
export async function readForm(bytes: Uint8Array): Promise<ReadReturn> {
  if (bytes.length > FORM_LIMITS.bytes) throw new AppError('document.pdf');
  const { isLocked, values } = await readFields(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const postId = idSchema.safeParse(values.get(FORM_FIELDS.post)).data;
  const sentRevision = idSchema.safeParse(values.get(FORM_FIELDS.revision)).data;
  const marks = marksOfFields(values.keys()).slice(0, FORM_LIMITS.turns);
  const consents = CONSENT_SUBJECTS.flatMap((subject): ReadConsent[] => {
    const value = values.get(consentField(subject));
    return value === undefined ? [] : [{ subject, isGiven: value !== '' && value !== 'Off' }];
  });
  if (marks.length === 0 && consents.length === 0)
    throw new AppError(isLocked ? 'document.pdf-locked' : 'document.pdf');
  const person = [FORM_FIELDS.name, FORM_FIELDS.person]
    .map((name) => foldLine(values.get(name) ?? '').slice(0, LIMITS.line))
    .find((name) => name !== '');
  const at = dayOf(values.get(FORM_FIELDS.date) ?? '');
  return {
    carrier: 'form',
    purpose: marks.length === 0 ? 'consent' : 'review',
    ...(postId !== undefined && { postId }),
    ...(sentRevision !== undefined && { sentRevision }),
    ...(person !== undefined && { person: wholeCharacters(person) }),
    ...(at !== undefined && { at }),
    turns: marks.flatMap((mark) => turnOf(mark, values)),
    consents,
  };
}

/** Empty for a turn that was left as it was. */
function turnOf(mark: number, values: ReadonlyMap<string, string>): ReadTurn[] {
  const choice = values.get(approveField(mark));
  const remark = wholeCharacters(
    cleanText(values.get(remarkField(mark)) ?? '')
      .replace(/\r\n?/g, '\n')
      .trim()
      .slice(0, FORM_LIMITS.remark),
  );
  const isApproved = choice === APPROVED ? true : choice === HAS_REMARK ? false : undefined;
  if (isApproved === undefined && remark === '') return [];
  return [{ mark, ...(isApproved !== undefined && { isApproved }), ...(remark !== '' && { remark }) }];
}

/** Noon of a day written as 31/12/2026, 31.12.2026 or 2026-12-31, in UTC; undefined if it is not a day. */
function dayOf(text: string): number | undefined {
  const [, ...french] = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text.trim()) ?? [];
  const [, ...iso] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim()) ?? [];
  const [day = 0, month = 0, year = 0] = (french.length === 0 ? iso.toReversed() : french).map(Number);
  const at = Date.UTC(year, month - 1, day, 12);
  return year >= 2000 && new Date(at).getUTCMonth() === month - 1 && day > 0 ? at : undefined;
}

type Fields = Readonly<{ isLocked: boolean; values: ReadonlyMap<string, string> }>;

const OBJECT = /\b(\d{1,10})\s{1,20}(\d{1,5})\s{1,20}obj\b/g;
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const ENCRYPTED = /\/Encrypt\s{1,20}\d{1,10}\s{1,20}\d{1,5}\s{1,20}R\b/;

/** The values of our fields by name. Of two objects with one number, and of two fields with one name, the later counts. */
async function readFields(file: Buffer): Promise<Fields> {
  const library = await import('@cantoo/pdf-lib');
  const { PDFContext, PDFDict, PDFHexString, PDFName, PDFObjectParser, PDFRawStream, PDFRef, PDFString } =
    library;
  const context = PDFContext.create();
  const text = file.toString('latin1');
  const entry = (dict: PDFDict, name: string): PDFObject | undefined => dict.get(PDFName.of(name));
  const fields = new Map<string, PDFDict>();
  let objects = 0;
  let unpackedBytes = 0;

  function parse(bytes: Uint8Array): PDFObject | undefined {
    objects += 1;
    if (objects > FORM_LIMITS.objects) throw new AppError('document.too-complex');
    const { warn } = console;
    try {
      // oxlint-disable-next-line no-console -- pdf-lib prints large numbers, with all their digits
      console.warn = () => undefined;
      return PDFObjectParser.forBytes(bytes, context).parseObject();
    } catch {
      // A damaged object, or one too deep for the stack.
      return undefined;
    } finally {
      // oxlint-disable-next-line no-console -- as above
      console.warn = warn;
    }
  }
  function keep(number: number, generation: number, object: PDFObject): void {
    context.assign(PDFRef.of(number, generation), object);
    if (!(object instanceof PDFDict)) return;
    const name = entry(object, 'T');
    if (!(name instanceof PDFString || name instanceof PDFHexString)) return;
    const decoded = decodeString(name);
    if (!decoded.startsWith(FIELD_PREFIX) || decoded.length > FORM_LIMITS.name) return;
    fields.delete(decoded);
    fields.set(decoded, object);
  }
  /** Adds the objects inside a compressed stream. Programs compress them by Flate only. */
  function unpack({ dict, contents }: PDFRawStream): void {
    const [count = 0, first = 0] = ['N', 'First'].map((name) => Number(entry(dict, name)?.toString()));
    if (count > FORM_LIMITS.objects) throw new AppError('document.too-complex');
    const unpacked = inflate(contents, FORM_LIMITS.unpacked - unpackedBytes);
    unpackedBytes += unpacked.length;
    // A number and an offset for each, of at most ten digits.
    const heads = unpacked
      .toString('latin1', 0, Math.min(first, count * 22))
      .split(/\s+/)
      .map(Number);
    const numbers = new Map<number, number>();
    for (let at = 0; at + 1 < heads.length && at < count * 2; at += 2)
      numbers.set(first + (heads[at + 1] ?? 0), heads[at] ?? 0);
    const offsets = [...numbers.keys()].toSorted((one, other) => one - other);
    for (const [index, offset] of offsets.entries()) {
      const object = parse(unpacked.subarray(offset, offsets[index + 1]));
      if (object !== undefined) keep(numbers.get(offset) ?? 0, 0, object);
    }
  }
  function read(head: RegExpExecArray, end: number): void {
    const object = parse(file.subarray(head.index + head[0].length, end));
    if (object instanceof PDFRawStream) {
      if (entry(object.dict, 'Type') === PDFName.of('ObjStm')) unpack(object);
    } else if (object !== undefined) keep(Number(head[1]), Number(head[2]), object);
  }

  // An object ends where the next begins, so that the time is linear whatever is damaged.
  let previous: RegExpExecArray | undefined;
  for (const head of text.matchAll(OBJECT)) {
    if (previous !== undefined) read(previous, head.index);
    previous = head;
  }
  if (previous !== undefined) read(previous, file.length);
  const valueOf = (field: PDFDict): string => {
    const value = field.lookup(PDFName.of('V'));
    if (value instanceof PDFName) return value.decodeText();
    return value instanceof PDFString || value instanceof PDFHexString ? decodeString(value) : '';
  };
  return {
    isLocked: ENCRYPTED.test(text),
    values: new Map([...fields].map(([name, field]) => [name, valueOf(field)])),
  };
}

/** Throws document.too-complex beyond `most` bytes. Empty for damaged bytes. */
function inflate(bytes: Uint8Array, most: number): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') return Buffer.alloc(0);
    throw new AppError('document.too-complex', {}, { cause: error });
  }
}

/** pdf-lib reads UTF-16 and the encoding of PDF; UTF-8 came with PDF 2.0. */
function decodeString(string: PDFString | PDFHexString): string {
  const bytes = Buffer.from(string.asBytes());
  if (bytes.subarray(0, 3).equals(UTF8_MARK)) return bytes.toString('utf8', 3);
  try {
    return string.decodeText();
  } catch {
    return bytes.toString('latin1');
  }
}
