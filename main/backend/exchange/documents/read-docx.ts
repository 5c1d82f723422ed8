/**
 * Reads Word's docx with mammoth, which reads structure and drops styles. Mammoth gets a copy whose parts were unpacked
 * and parsed here first, within limits. Colours, comments and tracked changes, which it does not return, are read from
 * the same XML, in which changes are settled before.
 */
import { type ChangesChosen, type DocumentChange, MOST_CHANGES } from '#contract/exchange.ts';
import { AppError } from '#contract/failure.ts';
import { HTML_LIMITS } from '#interview/markup/parse.ts';
import type { Archive } from '../../library/store/zip/open-archive.ts';
import { zipInMemory } from '../../library/store/zip/write-zip.ts';
import {
  createXmlParts,
  type DocumentHtml,
  pictureIn,
  type ReadComments,
  readProperties,
  type TakePicture,
  warningsOf,
} from './document-parts.ts';
import { commentsOf, settleChanges, trackedChanges } from './docx-review.ts';
import { DOCUMENT_LIMITS } from '../limits.ts';
import {
  elementsLeft,
  readXml,
  readXmlTree,
  withoutElements,
  writeXmlTree,
  type XmlElement,
  type XmlReader,
} from '../xml/read-xml.ts';

// Counts repeated content: a note or an address that is referenced a thousand times is written a thousand times.
// Checked before the HTML is generated, because a text of gigabytes crashes the process despite the thread's memory
// limit.

/** Maximum tags generated per element, in characters. */
const TAGS = 60;
const NOTE = new Set(['w:footnote', 'w:endnote']);
const CALL = new Map([
  ['w:footnoteReference', 'w:footnote'],
  ['w:endnoteReference', 'w:endnote'],
]);

/** Elements that become HTML elements. */
const ANCHORS = new Set(['w:bookmarkStart', 'w:hyperlink']);

type DocxWeight = Readonly<{
  /** Wraps `reader` to count the events of a part. */
  hearing(reader: XmlReader): XmlReader;
  /** Throws document.too-complex if repeated content exceeds the limit of HTML. */
  check(): void;
}>;

function createDocxWeight(): DocxWeight {
  /** Length and number of references, by name. */
  const lengths = new Map<string, number>();
  const calls = new Map<string, number>();
  const add = (to: Map<string, number>, name: string, more: number): void =>
    void to.set(name, (to.get(name) ?? 0) + more);
  let note: string | undefined;
  let anchors = 0;
  return {
    hearing: (reader) => ({
      open(name, attributes) {
        if (ANCHORS.has(name)) anchors += 1;
        if (NOTE.has(name)) note = `${name} ${attributes['w:id'] ?? ''}`;
        if (note !== undefined) add(lengths, note, TAGS);
        const called = CALL.get(name);
        if (called !== undefined) add(calls, `${called} ${attributes['w:id'] ?? ''}`, 1);
        // Ids of all parts are counted together.
        const { Id: id, Target: target } = attributes;
        if (id !== undefined && target !== undefined) add(lengths, `relation ${id}`, target.length);
        const relation = attributes['r:id'] ?? attributes['r:embed'] ?? attributes['r:link'];
        if (relation !== undefined) add(calls, `relation ${relation}`, 1);
        reader.open?.(name, attributes);
      },
      close(name) {
        if (NOTE.has(name)) note = undefined;
        reader.close?.(name);
      },
      text(text) {
        if (note !== undefined) add(lengths, note, text.length);
        reader.text?.(text);
      },
    }),
    check() {
      let length = anchors > HTML_LIMITS.elements ? Infinity : 0;
      for (const [name, count] of calls) length += count * (lengths.get(name) ?? 0);
      if (length > HTML_LIMITS.length) throw new AppError('document.too-complex');
    },
  };
}

// Estimates mammoth's work in steps before it runs: it compares each new message with all previous ones, visits every
// open field at each run, and parses a field's instruction again at each of its parts.

/** Equals some seconds. */
const MOST_STEPS = 200_000_000;
/** Maximum distinct names, since mammoth creates a message for each unknown one. */
const MOST_NAMES = 5_000;
/** The attributes whose values are in mammoth's messages. */
const VALUE_OF: ReadonlyMap<string, string> = new Map([
  ['w:pStyle', 'w:val'],
  ['w:rStyle', 'w:val'],
  ['w:tblStyle', 'w:val'],
  ['w:br', 'w:type'],
  ['w:sym', 'w:char'],
]);

/** Counts the steps of one part before passing its events to `reader`. Throws document.too-complex. */
function countingSteps(reader: XmlReader, names: Set<string>): XmlReader {
  let steps = 0;
  let fields = 0;
  /** Length of the last opened field's instruction, and of the blanks at its end. */
  let instruction = 0;
  let blanks = 0;
  let isInstruction = false;
  const count = (more: number): void => {
    steps += more;
    if (steps > MOST_STEPS || names.size > MOST_NAMES) throw new AppError('document.too-complex');
  };
  return {
    open(name, attributes) {
      names.add(name);
      const value = attributes[VALUE_OF.get(name) ?? ''];
      if (value !== undefined) names.add(`${name} ${value}`);
      isInstruction = name === 'w:instrText';
      if (name === 'w:fldChar') {
        count(instruction);
        const type = attributes['w:fldCharType'];
        if (type === 'begin') {
          fields += 1;
          instruction = 0;
          blanks = 0;
        } else if (type === 'end') fields = Math.max(0, fields - 1);
      }
      count(name === 'w:r' ? fields : 1);
      reader.open?.(name, attributes);
    },
    close(name) {
      isInstruction = false;
      reader.close?.(name);
    },
    text(text) {
      if (isInstruction) {
        instruction += text.length;
        for (const { index, 0: run } of text.matchAll(/\s+/g)) {
          blanks = run.length + (index === 0 ? blanks : 0);
          count(blanks ** 2);
        }
        if (/\S$/.test(text)) blanks = 0;
      }
      reader.text?.(text);
    },
  };
}

/** Word's own styles that mammoth does not know by default, with their French names, which some files contain. */
const STYLES = [
  'u => u',
  "p[style-name='Titre'] => h1:fresh",
  "p[style-name='Titre 1'] => h1:fresh",
  "p[style-name='Titre 2'] => h2:fresh",
  "p[style-name='Titre 3'] => h3:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Citation'] => blockquote > p:fresh",
  'comment-reference => ',
];

export type Review = Readonly<{ changes: DocumentChange[] }> & ReadComments;

/** Throws document.damaged, document.too-large. */
export async function readDocx(
  archive: Archive,
  takePicture: TakePicture,
  chosen: ChangesChosen = 'accepted',
): Promise<DocumentHtml & Review> {
  const parts = await partsOf(archive);
  const main = await mainPart(parts);
  const facts = await collectFacts(parts, main);
  const review = facts.reviewed ? await settleReview(parts, main, chosen) : NO_REVIEW;
  const { default: mammoth } = await import('mammoth');
  const assets = new Map<string, string>();
  let pictures = 0;
  let left = 0;
  const result = await mammoth
    .convertToHtml(
      { buffer: await zipInMemory(parts) },
      {
        styleMap: STYLES,
        externalFileAccess: false,
        includeEmbeddedStyleMap: false,
        convertImage: mammoth.images.imgElement(async (image) => {
          pictures += 1;
          const address = `picture:${pictures}`;
          // Mammoth's copy has names in place of pictures: only one picture is in memory at a time.
          const name = (await image.readAsBuffer()).toString('utf8');
          const bytes = pictures > DOCUMENT_LIMITS.pictures ? undefined : await pictureIn(archive, name);
          const asset = bytes === undefined ? undefined : await takePicture(`image-${pictures}`, bytes);
          if (asset === undefined) left += 1;
          else assets.set(address, asset);
          return { src: address };
        }),
      },
    )
    .catch((error: unknown) => {
      if (error instanceof AppError) throw error;
      throw new AppError('document.damaged', {}, { cause: error });
    });
  // Mammoth reports an unreadable picture and leaves no element. For some broken documents its list has undefined
  // messages.
  const messages: readonly ({ type: string } | undefined)[] = result.messages;
  const failed = messages.filter((message) => message?.type === 'error').length;
  const { html, notes, count } = partNotes(result.value);
  return {
    html,
    notes,
    colours: facts.colours,
    assetOf: (address) => assets.get(address),
    warnings: warningsOf({
      notes: count,
      pictures: left + failed,
      formulas: facts.formulas,
    }),
    ...review,
    properties: await readProperties(textOfPart(parts, 'docProps/custom.xml'), 'property', 'name'),
  };
}

export const NO_REVIEW: Review = { changes: [], comments: [], partOf: new Map() };

/** Parts with text, which may be tracked and commented. */
const WITH_WORDS = /(?:^|\/)(?:footnotes|endnotes)\.xml$/;

/** Applies the chosen changes to the parts with text, and returns all changes and comments. */
async function settleReview(
  parts: Map<string, Buffer>,
  main: string,
  chosen: ChangesChosen,
): Promise<Review> {
  const names = [main, ...[...parts.keys()].filter((name) => WITH_WORDS.test(name))];
  const trees = new Map<string, XmlElement>();
  for (const name of names) trees.set(name, await readXmlTree(textOfPart(parts, name)));
  const changes = trackedChanges([...trees.values()]);
  const accepted = typeof chosen === 'string' ? undefined : new Set(chosen);
  const refused = changes.filter((_, index) =>
    accepted === undefined ? chosen === 'original' : !accepted.has(index),
  );
  const marks = refused.flatMap((change) => change.marks);
  for (const tree of trees.values()) settleChanges(tree, marks);
  const beside = async (end: string): Promise<XmlElement | undefined> => {
    const name = [...parts.keys()].find((one) => one.endsWith(end));
    return name === undefined ? undefined : readXmlTree(textOfPart(parts, name));
  };
  const commented = await beside('word/comments.xml');
  const comments =
    commented === undefined
      ? NO_REVIEW
      : commentsOf(commented, await beside('word/commentsExtended.xml'), [...trees.values()]);
  for (const [name, tree] of trees) {
    // Mammoth fails on a reference to a missing comment.
    withoutElements(tree, 'w:commentReference');
    parts.set(name, Buffer.from(writeXmlTree(tree)));
  }
  return {
    ...comments,
    changes: changes.slice(0, MOST_CHANGES).map(({ marks: _marks, ...change }) => change),
  };
}

const textOfPart = (parts: ReadonlyMap<string, Buffer>, name: string): string =>
  parts.get(name)?.toString('utf8') ?? '';

/** All parts that are read, unpacked within limits; of pictures only their names. */
async function partsOf(archive: Archive): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  const xmlOf = createXmlParts(archive);
  for (const name of archive.names) {
    // Unused parts (fonts, printer settings) are omitted.
    if (XML_PART.test(name)) parts.set(name, Buffer.from((await xmlOf(name)) ?? ''));
    else if (/\/media\//i.test(name)) parts.set(name, Buffer.from(name));
  }
  return parts;
}

const XML_PART = /\.(?:xml|rels)$/i;

/** Throws document.damaged, document.too-large. */
export async function reviewOfDocx(archive: Archive): Promise<Review> {
  const parts = await partsOf(archive);
  const main = await mainPart(parts);
  const { reviewed } = await collectFacts(parts, main);
  return reviewed ? settleReview(parts, main, 'accepted') : NO_REVIEW;
}

async function mainPart(parts: ReadonlyMap<string, Buffer>): Promise<string> {
  const usual = 'word/document.xml';
  if (parts.has(usual)) return usual;
  // Some programs use another name, given in the relations.
  const relation: { target?: string } = {};
  await readXml(textOfPart(parts, '_rels/.rels'), {
    open(name, { Type: type = '', Target: target = '' }) {
      if (/^(?:\w+:)?Relationship$/.test(name) && type.endsWith('/officeDocument'))
        relation.target ??= target.replace(/^\//, '');
    },
  });
  if (relation.target === undefined || !parts.has(relation.target)) throw new AppError('document.damaged');
  return relation.target;
}

type DocxFacts = {
  colours: { text: string; colour: string }[];
  /** True if it has comments or tracked changes. */
  reviewed: boolean;
  formulas: number;
};

/** Parses every XML part once, which enforces the limits, and collects the facts mammoth does not give. */
async function collectFacts(parts: ReadonlyMap<string, Buffer>, main: string): Promise<DocxFacts> {
  const facts: DocxFacts = { colours: [], reviewed: false, formulas: 0 };
  const elements = elementsLeft();
  const weight = createDocxWeight();
  const names = new Set<string>();
  for (const [name, bytes] of parts) {
    if (!XML_PART.test(name)) continue;
    const reader =
      name === main
        ? mainReader(facts)
        : { open: (tag: string) => void (facts.reviewed ||= REVIEW.has(tag)) };
    await readXml(bytes.toString('utf8'), countingSteps(weight.hearing(reader), names), elements);
  }
  weight.check();
  return facts;
}

const REVIEW = new Set([
  'w:ins',
  'w:del',
  'w:moveFrom',
  'w:moveTo',
  'w:rPrChange',
  'w:pPrChange',
  'w:comment',
  'w:commentReference',
]);

function mainReader(facts: DocxFacts): Parameters<typeof readXml>[1] {
  let colour = '';
  let inText = false;
  let inRun = 0;
  return {
    open(tag, attributes) {
      if (tag === 'w:r') {
        inRun += 1;
        colour = '';
      } else if (tag === 'w:color' && inRun > 0) colour = colourOf(attributes['w:val'] ?? '');
      else if (tag === 'w:t') inText = true;
      else if (REVIEW.has(tag)) facts.reviewed = true;
      else if (tag === 'm:oMath') facts.formulas += 1;
    },
    close(tag) {
      if (tag === 'w:t') inText = false;
      else if (tag === 'w:r') inRun -= 1;
    },
    text(text) {
      if (!inText) return;
      const last = facts.colours.at(-1);
      if (last?.colour === colour) last.text += text;
      else facts.colours.push({ text, colour });
    },
  };
}

const colourOf = (value: string): string => {
  const colour = value.toLowerCase();
  return colour === 'auto' || colour === '000000' || !/^[0-9a-f]{6}$/.test(colour) ? '' : colour;
};

/** Splits off the notes, a list at the very end with back links; references stay as « [1] ». */
function partNotes(html: string): { html: string; notes: string; count: number } {
  const call = /<sup><a href="#(?:foot|end)note-\d+" id="(?:foot|end)note-ref-\d+">(\[\d+\])<\/a><\/sup>/g;
  const list = /<ol><li id="(?:foot|end)note-\d+">.*<\/li><\/ol>$/s.exec(html);
  if (list === null) return { html, notes: '', count: 0 };
  let count = 0;
  const text = html.slice(0, list.index).replace(call, (_whole, number: string) => number);
  const notes = list[0]
    .replace(/ ?<a href="#(?:foot|end)note-ref-\d+">↑<\/a>/g, '')
    .replace(/<li id="(?:foot|end)note-\d+">/g, () => `<li>[${(count += 1)}] `)
    .replace(/^<ol>/, '<ul>')
    .replace(/<\/ol>$/, '</ul>')
    .replaceAll('] <p>', '] ')
    .replaceAll('</p></li>', '</li>');
  return { html: text, notes, count };
}
