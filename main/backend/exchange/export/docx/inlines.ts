/** Runs of text in a docx. No-break spaces stay the characters they are. */
import type { ExternalHyperlink, IRunPropertiesOptions, TextRun } from 'docx';
import type { Inline, TextInline } from '#interview/document.ts';
import type { DocxContext } from './context.ts';

/** What stands for a language in Word: it knows no bare `fr`. */
export function wordLanguage(language: string): string {
  const usual: Readonly<Record<string, string>> = {
    fr: 'fr-FR',
    en: 'en-GB',
    es: 'es-ES',
    de: 'de-DE',
    it: 'it-IT',
    pt: 'pt-PT',
    nl: 'nl-NL',
  };
  return usual[language.toLowerCase()] ?? language;
}

const MONOSPACE = 'Courier New';

function properties(inline: TextInline, around: IRunPropertiesOptions): IRunPropertiesOptions {
  const marks = new Set(inline.marks);
  return {
    ...around,
    ...(marks.has('bold') && { bold: true }),
    ...(marks.has('italic') && { italics: true }),
    ...(marks.has('underline') && { underline: {} }),
    ...(marks.has('strike') && { strike: true }),
    ...(marks.has('sub') && { subScript: true }),
    ...(marks.has('sup') && { superScript: true }),
    ...(marks.has('code') && { font: MONOSPACE }),
    ...(inline.language !== undefined && { language: { value: wordLanguage(inline.language) } }),
  };
}

/** @param around what all of them are: bold in a header cell */
export function runs(
  inlines: readonly Inline[],
  context: DocxContext,
  around: IRunPropertiesOptions = {},
): (TextRun | ExternalHyperlink)[] {
  const { TextRun, ExternalHyperlink } = context.docx;
  return inlines.flatMap((inline) => {
    if (inline.type === 'text') return [new TextRun({ ...properties(inline, around), text: inline.text })];
    if (inline.type === 'lineBreak') return [new TextRun({ break: 1 })];
    // A place on the blog's page is none in this document: its words stay.
    if (inline.url.startsWith('#')) return runs(inline.content, context, around);
    const children = runs(inline.content, context, { ...around, style: 'Hyperlink' });
    return [new ExternalHyperlink({ link: inline.url, children })];
  });
}
