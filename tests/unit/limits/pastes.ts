/** Pasted content, as the page reads it. */
import { LIMITS } from '#interview/document.ts';
import { inlinePictures, localPictures, rtfPictures } from '#interview/html/foreign/pictures.ts';
import { HTML_LIMITS, HtmlError } from '#interview/markup/parse.ts';
import { readForeign } from '#interview/html/read-html.ts';
import { recognize } from '#interview/recognition/recognize.ts';
import { isTooLong, MOST_TEXT } from '#renderer/editor/paste/incoming.ts';
import { countOf, type Reading, type WorstInput } from './reading.ts';

const refuse = (code: string): never => {
  throw Object.assign(new Error(code), { code });
};

/** HTML beyond its limits is pasted as its plain text. */
async function pasteHtml(html: string): Promise<void> {
  inlinePictures(html);
  localPictures(html);
  let ids = 0;
  try {
    readForeign(html, { newId: () => `id-${(ids += 1)}`, language: 'fr' });
  } catch (error) {
    if (error instanceof HtmlError) refuse('its text');
    throw error;
  }
  await Promise.resolve();
}

async function pasteText(text: string): Promise<void> {
  if (isTooLong(text)) refuse('too long');
  recognize(text);
  await Promise.resolve();
}

const fillTo =
  (read: (text: string) => Promise<void>, start: string, piece: string, most: number): WorstInput =>
  (share) => {
    const text = start + piece.repeat(Math.floor((most * share) / piece.length));
    return () => read(text);
  };
const html = (piece: string): WorstInput => fillTo(pasteHtml, '', piece, HTML_LIMITS.length / 4);

export const PASTES: readonly Reading[] = [
  {
    name: 'paste of HTML',
    where: 'page',
    bounds: [
      {
        most: countOf(HTML_LIMITS.length, 'units'),
        above: () => pasteHtml('a'.repeat(HTML_LIMITS.length + 1)),
        code: 'its text',
      },
      {
        most: countOf(HTML_LIMITS.elements, 'elements'),
        above: () => pasteHtml('<i></i>'.repeat(HTML_LIMITS.elements + 1)),
        code: 'its text',
      },
    ],
    worst: {
      paragraphs: html('<p>a'),
      tags: fillTo(pasteHtml, '', '<b></b>', 7 * (HTML_LIMITS.elements - 10)),
      'paragraphs of Word': html('<p class=MsoNormal style="mso-list:l0 level1 lfo1"><o:p>a</o:p></p>'),
      styles: html('<span style="font-weight:bold">a</span>'),
      pictures: html('<img src="file:///a.png">'),
      'pictures in it': html('<img src="data:image/png;base64,AAAA">'),
      spaces: html('&nbsp;'),
    },
  },
  {
    name: 'paste of text',
    where: 'page',
    bounds: [
      {
        most: countOf(MOST_TEXT, 'units'),
        above: () => pasteText('a'.repeat(MOST_TEXT + 1)),
        code: 'too long',
      },
      {
        most: countOf(LIMITS.blocks, 'lines'),
        above: () => pasteText('\n'.repeat(LIMITS.blocks + 1)),
        code: 'too long',
      },
    ],
    worst: {
      'one line': fillTo(pasteText, '', 'mot ', MOST_TEXT),
      lines: fillTo(pasteText, '', 'A : a ?\n', 8 * LIMITS.blocks),
      'lines of signs': fillTo(pasteText, '', '— « ? » :\n', 10 * LIMITS.blocks),
      'pictures of an RTF': fillTo(
        (rtf) => Promise.resolve(void rtfPictures(rtf)),
        '{\\rtf',
        '{\\pict\\pngblip 00 {a}',
        HTML_LIMITS.length / 2,
      ),
    },
  },
];
