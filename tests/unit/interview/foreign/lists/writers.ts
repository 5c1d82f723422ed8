/** The corpus of lists as each program copies it. */
import { type Count, marksOf, type Row } from './corpus.ts';

type Item = Extract<Row, { depth: number }>;
type Writer = (rows: readonly Row[]) => string;

/** Each item as a paragraph with its written mark. A new Word list for each type at the first level. */
const paragraphs =
  (item: (row: Item, mark: string, list: number) => string): Writer =>
  (rows) => {
    const marks = marksOf(rows);
    let list = 0;
    let kind: Count | undefined;
    return rows
      .map((row, index) => {
        if ('paragraph' in row) return `<p class=MsoNormal>${row.paragraph}<o:p></o:p></p>`;
        if (row.depth === 1 && kind !== undefined && (row.count === 'bullet') !== (kind === 'bullet'))
          list += 1;
        if (row.depth === 1) kind = row.count;
        return item(row, marks[index] ?? '', list);
      })
      .join('\n\n');
  };

const GAP = `<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;
</span>`;

/** Windows, 2010 to 365: the marker in a span of its font, no quotes around names. */
const wordWindows = paragraphs(
  ({ depth, html }, mark, list) =>
    `<p class=MsoListParagraphCxSpMiddle style='margin-left:${depth * 36}.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l${list} level${depth} lfo${list + 1}'><![if !supportLists]><span
style='mso-fareast-font-family:Aptos;mso-bidi-font-family:Aptos'><span style='mso-list:Ignore'>${mark}${GAP}</span></span><![endif]>${html}<o:p></o:p></p>`,
);

/** A document with a language of its own and the comments hidden, as Word saves filtered pages. */
const wordFiltered = paragraphs(
  ({ depth, html }, mark, list) =>
    `<p class=MsoListParagraph style='margin-left:${depth * 36}.0pt;text-indent:-18.0pt;mso-list:l${list} level${depth} lfo${list + 1}'><!--[if !supportLists]--><span lang=FR-CA style='font-family:Symbol'><span style='mso-list:Ignore'>${mark}${GAP}</span></span><!--[endif]--><span lang=FR-CA>${html}</span><span lang=FR-CA style='mso-fareast-language:EN-US'><o:p></o:p></span></p>`,
);

/** macOS: a bold marker around the ignored one, the text in spans of its own. */
const wordMac = paragraphs(
  ({ depth, html }, mark, list) =>
    `<p class="MsoListParagraph" style="margin-left:${depth * 36}.0pt;text-indent:-18.0pt;mso-list:l${list} level${depth} lfo${list + 1};tab-stops:list 36.0pt"><![if !supportLists]><b><span lang="EN-US" style="mso-bidi-font-family:Calibri;mso-ansi-language:EN-US"><span style="mso-list:Ignore">${mark}${GAP}</span></span></b><![endif]><span lang="FR" style="mso-ansi-language:FR">${html}<o:p></o:p></span></p>`,
);

/** Safari drops what browsers do not know: only comments and margins mark a list. */
const wordSafari = paragraphs(
  ({ depth, html }, mark) =>
    `<p class="MsoListParagraphCxSpMiddle" style="margin: 0cm 0cm 0.0001pt ${depth * 36}pt; text-indent: -18pt; font-size: medium;"><!--[if !supportLists]--><span lang="FR">${mark}<span style="font-stretch: normal; font-size: 7pt; font-family: 'Times New Roman';">&nbsp;&nbsp;&nbsp;&nbsp;</span></span><!--[endif]-->${html}</p>`,
);

/** A webmail shows Outlook’s mail without comments and Word’s own styles. */
const outlookThroughWebmail = paragraphs(
  ({ depth, html }, mark) =>
    `<p class="MsoListParagraph" style="margin-left:${(depth * 0.5).toFixed(1)}in"><u></u><span><span>${mark}<span style="font:7.0pt &quot;Times New Roman&quot;">&nbsp;&nbsp;&nbsp; </span></span></span><u></u>${html}<u></u><u></u></p>`,
);

const TYPES: Readonly<Record<Count, string>> = {
  bullet: 'disc',
  decimal: '1',
  legal: '1',
  letter: 'a',
  LETTER: 'A',
  roman: 'i',
  ROMAN: 'I',
};

type Shape = Readonly<{
  open: (row: Item) => string;
  close: (row: Item) => string;
  item: (row: Item) => string;
  /** Whether the nested list is inside the item above it, or after it. */
  inside: boolean;
  paragraph: (words: string) => string;
}>;

/** Real nested lists; a new one when the type changes or the numbering restarts. */
const nestedLists =
  ({ open, close, item, inside, paragraph }: Shape): Writer =>
  (rows) => {
    const stack: Item[] = [];
    let html = '';
    const closeTo = (depth: number): void => {
      while (stack.length > depth) {
        const last = stack.pop();
        if (last !== undefined) html += `${inside ? '</li>' : ''}${close(last)}`;
      }
    };
    for (const row of rows) {
      if ('paragraph' in row) {
        closeTo(0);
        html += paragraph(row.paragraph);
        continue;
      }
      closeTo(row.depth);
      const current = stack[row.depth - 1];
      if (
        current !== undefined &&
        ((current.count === 'bullet') !== (row.count === 'bullet') || row.fresh === true)
      )
        closeTo(row.depth - 1);
      if (stack.length < row.depth) {
        html += open(row);
        stack.push(row);
      } else if (inside) html += '</li>';
      html += inside ? item(row) : `${item(row)}</li>`;
    }
    closeTo(0);
    return html;
  };

const tag = ({ count }: Item): string => (count === 'bullet' ? 'ul' : 'ol');
const from = ({ number, count }: Item): string =>
  count !== 'bullet' && number !== 1 ? ` start="${number}"` : '';

const libreOffice = nestedLists({
  open: (row) => `<${tag(row)} type="${TYPES[row.count]}"${from(row)}>\n\t`,
  close: (row) => `\n</${tag(row)}>`,
  item: (row) => `<li><p style="line-height: 100%; margin-bottom: 0cm">\n\t${row.html}</p>\n\t`,
  inside: true,
  paragraph: (words) => `<p style="margin-bottom: 0cm">${words}</p>`,
});

/** Older versions: the nested list after its item, the number in the item. */
const libreOfficeOld = nestedLists({
  open: (row) => `<${tag(row).toUpperCase()}>\n\t`,
  close: (row) => `</${tag(row).toUpperCase()}>\n`,
  item: (row) =>
    `<LI${row.count !== 'bullet' && row.number !== 1 ? ` VALUE=${row.number}` : ''}><P STYLE="margin-bottom: 0cm"><FONT FACE="Liberation Serif, serif">${row.html}</FONT></P>`,
  inside: false,
  paragraph: (words) => `<P STYLE="margin-bottom: 0cm">${words}</P>`,
});

const STYLES: Readonly<Record<Count, string>> = {
  bullet: 'disc',
  decimal: 'decimal',
  legal: 'decimal',
  letter: 'lower-alpha',
  LETTER: 'upper-alpha',
  roman: 'lower-roman',
  ROMAN: 'upper-roman',
};

const googleLists = nestedLists({
  open: (row) => `<${tag(row)}${from(row)} style="margin-top:0;margin-bottom:0;padding-inline-start:48px;">`,
  close: (row) => `</${tag(row)}>`,
  item: (row) =>
    `<li dir="ltr" style="list-style-type:${STYLES[row.count]};font-size:11pt;font-weight:400;white-space:pre;" aria-level="${row.depth}"><p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;" role="presentation"><span style="font-size:11pt;font-family:Arial,sans-serif;font-weight:400;text-decoration:none;vertical-align:baseline;white-space:pre-wrap;">${row.html.replace('<b>', '</span><span style="font-weight:700">').replace('</b>', '</span><span style="font-weight:400">')}</span></p>`,
  inside: false,
  paragraph: (words) => `<p dir="ltr"><span style="font-weight:400">${words}</span></p>`,
});
const googleDocs: Writer = (rows) =>
  `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-0a1b2c3d-7fff-0000-1111-222233334444">${googleLists(rows)}</b><br class="Apple-interchange-newline">`;

/** A mail received by Outlook: real lists whose items keep Word’s style. */
const outlookMail = nestedLists({
  open: (row) => `<${tag(row)} style='margin-top:0cm'${from(row)} type=${TYPES[row.count]}>`,
  close: (row) => `</${tag(row)}>`,
  item: (row) =>
    `<li class=MsoListParagraph style='margin-left:0cm;mso-list:l0 level${row.depth} lfo1'>${row.html}<o:p></o:p>`,
  inside: false,
  paragraph: (words) => `<p class=MsoNormal>${words}<o:p></o:p></p>`,
});

/** Each item in a box and a list of its own. */
const wordOnline =
  (boxed: boolean): Writer =>
  (rows) =>
    rows
      .map((row, index) => {
        const id = rows.slice(0, index + 1).filter((one) => !('depth' in one) || one.fresh === true).length;
        if ('paragraph' in row)
          return `<div class="OutlineElement Ltr SCXW1 BCX0"><p class="Paragraph SCXW1 BCX0"><span class="TextRun BCX0"><span class="NormalTextRun BCX0">${row.paragraph}</span></span><span class="EOP BCX0">&nbsp;</span></p></div>`;
        const bullets = row.count === 'bullet';
        const list = `<${tag(row)} class="${bullets ? 'Bullet' : 'Number'}ListStyle${row.depth} SCXW1 BCX0" role="list"${bullets ? '' : ` start="${row.number}"`} style="list-style-type: ${STYLES[row.count]};"><li aria-setsize="-1" data-leveltext="${bullets ? '' : `%${row.depth}.`}" data-font="${bullets ? 'Symbol' : ''}" data-listid="${id + (bullets ? 1 : 2)}" data-list-defn-props="{&quot;469777815&quot;:&quot;hybridMultilevel&quot;}" data-aria-posinset="${Math.max(1, row.number)}" data-aria-level="${row.depth}" role="listitem" class="OutlineElement Ltr SCXW1 BCX0"><p class="Paragraph SCXW1 BCX0" paraid="${index}"><span data-contrast="auto" class="TextRun SCXW1 BCX0" lang="FR-FR"><span class="NormalTextRun SCXW1 BCX0">${row.html}</span></span><span class="EOP SCXW1 BCX0" data-ccp-props="{}">&nbsp;</span></p></li></${tag(row)}>`;
        return boxed
          ? `<div class="ListContainerWrapper SCXW1 BCX0" style="position: relative;">${list}</div>`
          : list;
      })
      .join('');

export const WRITERS: Readonly<Record<string, Writer>> = {
  'Word for Windows': wordWindows,
  'Word, filtered': wordFiltered,
  'Word for Mac': wordMac,
  'Word for Mac, through Safari': wordSafari,
  'Word online': wordOnline(true),
  'Word online, out of its boxes': wordOnline(false),
  LibreOffice: libreOffice,
  'LibreOffice 4': libreOfficeOld,
  'Google Docs': googleDocs,
  'Outlook, writing': wordWindows,
  'Outlook, reading': outlookMail,
  'Outlook, read in a webmail': outlookThroughWebmail,
};
