/**
 * Word's docx by mammoth, which reads structure and leaves styles. It unpacks and parses by itself, so it is given a copy
 * whose every part was unpacked and parsed here first, within limits. What it does not tell (colours, comments, tracked
 * changes) is read from the same XML.
 */
import { AppError } from '../../../preload/contract/failure.ts';
import {
  MOST_PICTURES,
  MOST_XML,
  warningsOf,
  type DocumentHtml,
  type TakePicture,
} from './document-parts.ts';
import type { Archive } from './open-archive.ts';
import { readXml } from './read-xml.ts';
import { writeZip } from './write-zip.ts';

/** Word's own styles that mammoth does not know by default, French names included: Word translates them in some files. */
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

/** Throws document.damaged, document.too-large. */
export async function readDocx(archive: Archive, takePicture: TakePicture): Promise<DocumentHtml> {
  const parts = new Map<string, Buffer>();
  for (const name of archive.names) {
    const bytes = await archive.read(name);
    if (bytes === undefined) continue;
    const xml = /\.(?:xml|rels)$/i.test(name);
    if (xml && bytes.length > MOST_XML)
      throw new AppError('document.too-large', { megabytes: MOST_XML / 1024 / 1024 });
    // What needs no reading (fonts, settings of printers) is not handed on.
    if (xml || /\/media\//i.test(name)) parts.set(name, bytes);
  }
  const main = mainPart(parts);
  const found = await lookThrough(parts, main);
  const { default: mammoth } = await import('mammoth');
  const assets = new Map<string, string>();
  let pictures = 0;
  let left = 0;
  const result = await mammoth
    .convertToHtml(
      { buffer: writeZip(parts) },
      {
        styleMap: STYLES,
        externalFileAccess: false,
        includeEmbeddedStyleMap: false,
        convertImage: mammoth.images.imgElement(async (image) => {
          pictures += 1;
          const address = `picture:${pictures}`;
          const asset =
            pictures > MOST_PICTURES
              ? undefined
              : await takePicture(`image-${pictures}`, await image.readAsBuffer());
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
  // A picture that could not be read is told by mammoth and leaves no element.
  const failed = result.messages.filter((message) => message.type === 'error').length;
  const { html, notes, count } = partNotes(result.value);
  return {
    html,
    notes,
    colours: found.colours,
    assetOf: (address) => assets.get(address),
    warnings: warningsOf({
      comments: found.comments,
      changes: found.changes,
      notes: count,
      pictures: left + failed,
      formulas: found.formulas,
    }),
  };
}

function mainPart(parts: ReadonlyMap<string, Buffer>): string {
  const usual = 'word/document.xml';
  if (parts.has(usual)) return usual;
  // Some programs call it otherwise and say so in the relations.
  const relations = parts.get('_rels/.rels')?.toString('utf8') ?? '';
  const target = /Type="[^"]*\/officeDocument"[^>]*Target="\/?([^"]+)"/.exec(relations)?.[1];
  if (target === undefined || !parts.has(target)) throw new AppError('document.damaged');
  return target;
}

type Found = {
  colours: { text: string; colour: string }[];
  comments: number;
  changes: number;
  formulas: number;
};

/** Parses every XML part once, which holds the limits, and takes what mammoth does not tell from those of the text. */
async function lookThrough(parts: ReadonlyMap<string, Buffer>, main: string): Promise<Found> {
  const found: Found = { colours: [], comments: 0, changes: 0, formulas: 0 };
  for (const [name, bytes] of parts) {
    if (!/\.(?:xml|rels)$/i.test(name)) continue;
    const xml = bytes.toString('utf8');
    if (name === main) await readXml(xml, mainReader(found));
    else if (name.endsWith('word/comments.xml'))
      await readXml(xml, {
        open: (tag) => {
          if (tag === 'w:comment') found.comments += 1;
        },
      });
    else await readXml(xml, {});
  }
  return found;
}

const CHANGES = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo']);

function mainReader(found: Found): Parameters<typeof readXml>[1] {
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
      else if (CHANGES.has(tag)) found.changes += 1;
      else if (tag === 'm:oMath') found.formulas += 1;
    },
    close(tag) {
      if (tag === 'w:t') inText = false;
      else if (tag === 'w:r') inRun -= 1;
    },
    text(text) {
      if (!inText) return;
      const last = found.colours.at(-1);
      if (last?.colour === colour) last.text += text;
      else found.colours.push({ text, colour });
    },
  };
}

const colourOf = (value: string): string => {
  const colour = value.toLowerCase();
  return colour === 'auto' || colour === '000000' || !/^[0-9a-f]{6}$/.test(colour) ? '' : colour;
};

/** Notes stand in a list at the very end, each with a way back: they are taken apart, the calls stay as « [1] ». */
export function partNotes(html: string): { html: string; notes: string; count: number } {
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
