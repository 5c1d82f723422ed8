/** How a docx looks: Word's own styles, in a serif that every computer has, sober in print. */
import type * as Docx from 'docx';
import { STYLE } from './context.ts';
import { wordLanguage } from './inlines.ts';

/** Half points, as Word counts; distances in twentieths of a point. */
const BODY = 22;
const SERIF = 'Georgia';
const SANS = 'Calibri';

export function stylesOf(language: string): Docx.IStylesOptions {
  const heading = (size: number, before: number): Docx.IBaseParagraphStyleOptions => ({
    run: { font: SANS, size, bold: true, color: '1F2A33' },
    paragraph: { spacing: { before, after: 120 }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { font: SERIF, size: BODY, language: { value: wordLanguage(language) } },
        paragraph: { spacing: { after: 140, line: 300 } },
      },
      heading1: heading(40, 0),
      heading2: heading(26, 320),
      heading3: heading(24, 260),
      heading4: heading(22, 220),
    },
    paragraphStyles: [
      {
        id: STYLE.lead,
        name: 'Lead',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { size: 25 },
        paragraph: { spacing: { after: 240 } },
      },
      {
        id: STYLE.quote,
        name: 'Quote',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        paragraph: { indent: { left: 567, right: 567 } },
      },
      {
        id: STYLE.source,
        name: 'Quote Source',
        basedOn: 'Normal',
        next: 'Normal',
        run: { size: 20 },
        paragraph: { indent: { left: 567, right: 567 } },
      },
      {
        id: 'Caption',
        name: 'caption',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { size: 19, color: '444444' },
      },
      {
        id: STYLE.code,
        name: 'Code Block',
        basedOn: 'Normal',
        run: { font: 'Courier New', size: 19, noProof: true },
        paragraph: { spacing: { line: 260 } },
      },
    ],
  };
}
