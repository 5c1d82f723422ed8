/** Texts sent for review, as docx and odt, changed at their marks or elsewhere, and read without loss of a new word. */
import fs from 'node:fs';
import path from 'node:path';
import { blocksToText } from '#interview/plain.ts';
import type { ReadDocument } from '#contract/exchange.ts';
import { readBack, reviewedPost, sentDocx } from '../../builders/sent-document.ts';
import { makeZip, type ZipEntry } from '../../builders/zip-file.ts';
import { changedText, changedZip, type Random } from './mutate.ts';

type MarkedKind = Readonly<{ make(random: Random): Buffer; read(bytes: Buffer): Promise<void> }>;
type Surroundings = Readonly<{
  entriesOf: (bytes: Uint8Array) => Promise<ZipEntry[]>;
  inside: (entry: ZipEntry, random: Random) => Uint8Array | string;
  read: (bytes: Buffer) => Promise<ReadDocument>;
}>;

/** The part with the text, the bookmarks in it, and the part with the properties. */
const FORMATS = {
  docx: {
    main: 'word/document.xml',
    mark: /<w:bookmarkStart\b[^>]*\/>/g,
    properties: 'docProps/custom.xml',
  },
  odt: { main: 'content.xml', mark: /<text:bookmark\b[^>]*\/>/g, properties: 'meta.xml' },
} as const;
type Format = keyof typeof FORMATS;

/** Moves, copies, removes and renames marks. */
function changedMarks(xml: string, format: Format, random: Random): string {
  let changed = xml;
  for (let count = 1 + random.below(4); count > 0; count -= 1) {
    const marks = [...changed.matchAll(FORMATS[format].mark)];
    if (marks.length === 0) return changed;
    const { 0: mark, index } = random.one(marks);
    const rest = random.once(3) ? changed : changed.slice(0, index) + changed.slice(index + mark.length);
    const other = mark.replace(/esc_\d+/, `esc_${random.one(['0', '1', '3', '5', '99999', '1 Copy 1'])}`);
    // Between two tags or in the middle of words.
    const places = [...rest.matchAll(random.once(2) ? /></g : /(?<=>[^<]+)[^<](?=[^<])/g)];
    const place = places.length === 0 ? 0 : random.one(places).index + 1;
    const times = random.one([0, 1, 1, 1, 2, 200]);
    const put = (random.once(3) ? other : mark).repeat(times);
    // Mammoth refuses a mark inside the text of a run.
    const isInRun = format === 'docx' && /<w:t\b[^<>]*>[^<>]*$/.test(rest.slice(0, place));
    changed = `${rest.slice(0, place)}${isInRun ? `</w:t></w:r>${put}<w:r><w:t>` : put}${rest.slice(place)}`;
  }
  return changed;
}

/** Writes new words somewhere in the text. */
function withWords(xml: string, random: Random): string {
  const places = [...xml.matchAll(/(?<=>[^<]*)[^<>\s](?=[^<>]*<\/(?:w:t|text:p|text:h|text:span)>)/g)];
  if (places.length === 0) return xml;
  const place = random.one(places).index + 1;
  return `${xml.slice(0, place)} nouveau${random.below(1_000)} ${xml.slice(place)}`;
}

function changedFile(
  entries: readonly ZipEntry[],
  format: Format,
  surroundings: Surroundings,
  random: Random,
): Buffer {
  const { main, properties } = FORMATS[format];
  if (random.once(4)) return changedZip(entries, surroundings.inside, random);
  const rewritten = entries.map((entry) => {
    const text = Buffer.from(entry.bytes).toString('utf8');
    if (entry.name === properties && random.once(4)) return { ...entry, bytes: changedText(text, random) };
    if (entry.name !== main) return entry;
    const marked = withWords(random.once(4) ? text : changedMarks(text, format, random), random);
    return { ...entry, bytes: random.once(4) ? changedText(marked, random) : marked };
  });
  return makeZip(rewritten);
}

const lettersOf = (text: string): string => text.replace(/[\s\u25a3]+/gu, '');

/** New words of the text that are in no turn; only of a return that has turns. */
function lostWords(original: string, { blocks, returned }: ReadDocument): string[] {
  const turns = returned?.[0]?.turns ?? [];
  if (turns.length === 0) return [];
  const received = lettersOf(
    turns.map((turn) => `${blocksToText(turn.blocks ?? [])} ${turn.remark ?? ''}`).join(' '),
  );
  return blocksToText(blocks)
    .split(/\s+/u)
    .filter((word) => /nouveau\d/.test(word) && !original.includes(word))
    .filter((word) => !received.includes(/nouveau\d+/.exec(word)?.[0] ?? ''));
}

/** `sent-docx`, `sent-odt`: as Escale writes them and as LibreOffice saved them. */
export async function markedKinds(surroundings: Surroundings): Promise<Readonly<Record<string, MarkedKind>>> {
  const fixture = (format: Format): Uint8Array =>
    fs.readFileSync(path.resolve(`tests/fixtures/returns/libreoffice-edited.${format}`));
  const kind = async (format: Format, files: readonly Uint8Array[]): Promise<MarkedKind> => {
    const entries = await Promise.all(files.map(surroundings.entriesOf));
    const originals = await Promise.all(files.map((file) => readBack(Buffer.from(file), `a.${format}`)));
    const original = originals.map(({ blocks }) => blocksToText(blocks)).join(' ');
    return {
      make: (random) => changedFile(random.one(entries), format, surroundings, random),
      async read(bytes) {
        const lost = lostWords(original, await surroundings.read(bytes));
        if (lost.length > 0) throw new Error(`lost: ${lost.slice(0, 5).join(', ')}`);
      },
    };
  };
  return {
    'sent-docx': await kind('docx', [await sentDocx(reviewedPost), fixture('docx')]),
    'sent-odt': await kind('odt', [fixture('odt')]),
  };
}
