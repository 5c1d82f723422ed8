/** docx and odt files made by code, with the parts of Word and LibreOffice. */
import { makeZip, type ZipEntry } from './zip-file.ts';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export type DocxRun = Readonly<{
  text: string;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  colour?: string;
}>;

/** The XML of a paragraph; `style` is a style's id (Heading1), `list` a numbering's id (1: numbers, 2: bullets). */
export function docxParagraph(
  runs: string | readonly DocxRun[],
  { style, list }: Readonly<{ style?: string; list?: number }> = {},
): string {
  const textRuns = typeof runs === 'string' ? [{ text: runs }] : runs;
  const properties =
    (style === undefined ? '' : `<w:pStyle w:val="${style}"/>`) +
    (list === undefined ? '' : `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`);
  return `<w:p><w:pPr>${properties}</w:pPr>${textRuns.map(docxRun).join('')}</w:p>`;
}

function docxRun({ text, bold, italic, underline, colour }: DocxRun): string {
  const properties =
    (bold === true ? '<w:b/>' : '') +
    (italic === true ? '<w:i/>' : '') +
    (underline === true ? '<w:u w:val="single"/>' : '') +
    (colour === undefined ? '' : `<w:color w:val="${colour}"/>`);
  const words = text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escape(line)}</w:t>`)
    .join('<w:br/>');
  return `<w:r><w:rPr>${properties}</w:rPr>${words}</w:r>`;
}

export function docxTable(rows: readonly (readonly string[])[]): string {
  return `<w:tbl>${rows
    .map(
      (row) =>
        `<w:tr>${row.map((cell) => `<w:tc>${cell.startsWith('<w:') ? cell : docxParagraph(cell)}</w:tc>`).join('')}</w:tr>`,
    )
    .join('')}</w:tbl>`;
}

/** A picture of `word/media/<name>`, through the relation `id`. */
export const docxPicture = (id: string, alt: string): string =>
  `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="image" descr="${escape(alt)}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

const NAMES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const relation = (id: string, kind: string, target: string, external = false): string =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${escape(target)}"${external ? ' TargetMode="External"' : ''}/>`;
const relations = (inner: string): string =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;

export type Docx = Readonly<{
  body: string;
  pictures?: Readonly<Record<string, Uint8Array>>;
  links?: Readonly<Record<string, string>>;
  footnotes?: readonly string[];
  comments?: readonly string[];
  more?: readonly ZipEntry[];
}>;

/** Relations `p1…` for pictures in order, and of `links` by their own ids. */
export function docxEntries({
  body,
  pictures = {},
  links = {},
  footnotes = [],
  comments = [],
  more = [],
}: Docx): ZipEntry[] {
  const names = Object.keys(pictures);
  const styles = [1, 2, 3]
    .map(
      (level) =>
        `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/></w:style>`,
    )
    .join('');
  const level = (kind: string): string => `<w:lvl w:ilvl="0"><w:numFmt w:val="${kind}"/></w:lvl>`;
  return [
    {
      name: '[Content_Types].xml',
      bytes: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    },
    { name: '_rels/.rels', bytes: relations(relation('r1', 'officeDocument', 'word/document.xml')) },
    {
      name: 'word/_rels/document.xml.rels',
      bytes: relations(
        relation('s1', 'styles', 'styles.xml') +
          relation('n1', 'numbering', 'numbering.xml') +
          (footnotes.length > 0 ? relation('f1', 'footnotes', 'footnotes.xml') : '') +
          (comments.length > 0 ? relation('c1', 'comments', 'comments.xml') : '') +
          names.map((name, index) => relation(`p${index + 1}`, 'image', `media/${name}`)).join('') +
          Object.entries(links)
            .map(([id, url]) => relation(id, 'hyperlink', url, true))
            .join(''),
      ),
    },
    { name: 'word/styles.xml', bytes: `${XML}<w:styles ${NAMES}>${styles}</w:styles>` },
    {
      name: 'word/numbering.xml',
      bytes: `${XML}<w:numbering ${NAMES}><w:abstractNum w:abstractNumId="0">${level('decimal')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level('bullet')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
    },
    ...(footnotes.length > 0
      ? [
          {
            name: 'word/footnotes.xml',
            bytes: `${XML}<w:footnotes ${NAMES}>${footnotes.map((text, index) => `<w:footnote w:id="${index + 1}">${text.startsWith('<w:') ? text : docxParagraph(text)}</w:footnote>`).join('')}</w:footnotes>`,
          },
        ]
      : []),
    ...(comments.length > 0
      ? [
          {
            name: 'word/comments.xml',
            bytes: `${XML}<w:comments ${NAMES}>${comments.map((text, index) => `<w:comment w:id="${index + 1}" w:author="Une personne">${docxParagraph(text)}</w:comment>`).join('')}</w:comments>`,
          },
        ]
      : []),
    { name: 'word/document.xml', bytes: `${XML}<w:document ${NAMES}><w:body>${body}</w:body></w:document>` },
    ...names.map((name) => ({ name: `word/media/${name}`, bytes: pictures[name] ?? '', stored: true })),
    ...more,
  ];
}

export const makeDocx = (docx: Docx): Buffer => makeZip(docxEntries(docx));

export type Odt = Readonly<{
  text: string;
  styles?: string;
  pictures?: Readonly<Record<string, Uint8Array>>;
}>;

const ODT_NAMES =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"';

/** `text` and `styles` (automatic ones) as XML. */
export function odtEntries({ text, styles = '', pictures = {} }: Odt): ZipEntry[] {
  return [
    { name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.text', stored: true },
    {
      name: 'styles.xml',
      bytes: `${XML}<office:document-styles ${ODT_NAMES}><office:styles><style:style style:name="Strong_20_Emphasis"><style:text-properties fo:font-weight="bold"/></style:style></office:styles></office:document-styles>`,
    },
    {
      name: 'content.xml',
      bytes: `${XML}<office:document-content ${ODT_NAMES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${text}</office:text></office:body></office:document-content>`,
    },
    ...Object.entries(pictures).map(([name, bytes]) => ({ name: `Pictures/${name}`, bytes, stored: true })),
  ];
}

export const makeOdt = (odt: Odt): Buffer => makeZip(odtEntries(odt));
