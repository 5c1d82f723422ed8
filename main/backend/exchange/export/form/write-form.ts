/**
 * Writes a PDF form for approval and consent: the text, a choice and a remark below each answer, consents, name, date and
 * signature; to be filled in on screen, or printed. In the language of the post. Its fields are read back by read-form.ts.
 * @cantoo/pdf-lib writes the file: pdf-lib, from which it comes, has had no release since 2021.
 */
import { appLanguageOf, APP_LANGUAGE_FACTS } from '#interview/app-languages.ts';
import type { Answer, Post, TopBlock } from '#interview/document.ts';
import { inlinesToText, paragraphsToText } from '#interview/inlines.ts';
import { publishedForm, questionNumbers } from '#interview/published-form.ts';
import {
  APPROVED,
  approveField,
  consentField,
  FORM_FIELDS,
  HAS_REMARK,
  remarkField,
} from '#interview/returns/form-fields.ts';
import { answerLabel, participantsById, questionLabel } from '#interview/speakers.ts';
import type { AskedConsents } from '#contract/exports.ts';
import { AppError } from '#contract/failure.ts';
import { WORDS, type BackendWords } from '#backend/core/words.ts';
import { loadFaces } from './embed-faces.ts';
import { BOX, createFormFields, type FormFields } from './form-fields.ts';
import { createPages, type Pages, type Run, TEXT_WIDTH, type TextStyle } from './pages.ts';
import { paragraphsOfBlock } from './paragraphs.ts';

export type FormToWrite = Readonly<{
  /** The text, or the part of one person. */
  post: Post;
  /** `marks`: of the whole text, by the id of a turn (interview/returns/marked-parts.ts). */
  sent: Readonly<{ postId: string; revisionId: string; marks: ReadonlyMap<string, number> }>;
  recipient: string;
  /** The header of each page. */
  notice: string;
  consents?: AskedConsents | undefined;
}>;

type FormWords = BackendWords['form'];
type Form = Readonly<{ pages: Pages; fields: FormFields; words: FormWords }>;

const BODY: TextStyle = { size: 11, after: 6 };
const NOTE: TextStyle = { size: 10, after: 5, grey: 0.25 };
const PART: TextStyle = { size: 14, before: 18, after: 6, keep: 90 };
const REMARK_HEIGHT = 46;
const CHOICE_HEIGHT = 13 + BOX + REMARK_HEIGHT + 14;
const LINE_HEIGHT = 20;
/** Characters of a question in the name of a field. */
const SHORT = 80;
/** The share of missing letters above which the text cannot be approved. */
const MOST_MISSING = 0.02;

/** Throws export.form-script for a text whose script the fonts lack. */
export async function writeForm(form: FormToWrite): Promise<Uint8Array> {
  const library = await import('@cantoo/pdf-lib');
  const document = await library.PDFDocument.create({ updateMetadata: false });
  const faces = await loadFaces(library, document.context);
  const language = appLanguageOf(form.post.language) ?? 'en';
  const words = WORDS[language].form;
  const pages = createPages(library, document, faces);
  const fields = createFormFields(library, document, pages);
  const isTextLeftOut = form.consents?.isAlone === true;
  const post = publishedForm(isTextLeftOut ? { ...form.post, lead: [], body: [] } : form.post);
  const heading = post.body.length === 0 ? words.consentHeading : words.heading;

  fields.hidden(FORM_FIELDS.post, form.sent.postId);
  fields.hidden(FORM_FIELDS.revision, form.sent.revisionId);
  fields.hidden(FORM_FIELDS.person, form.recipient);
  plain(pages, heading, { size: 10, grey: 0.25 });
  pages.text([{ text: post.title, face: 'bold' }], { size: 20, before: 4, after: 6 });
  pages.text([{ text: words.for(form.recipient), face: 'italic' }], { size: 12, after: 10 });
  if (post.body.length > 0) plain(pages, words.explained, NOTE);
  plain(pages, words.howToReturn, NOTE);
  writeText({ pages, fields, words }, post, form.sent.marks);
  const missing = faces.missing();
  if (missing.letters > MOST_MISSING) throw new AppError('export.form-script');
  if (missing.signs > 0) plain(pages, words.missingSigns, NOTE);
  if (form.consents !== undefined)
    writeConsents({ pages, fields, words }, form.consents, APP_LANGUAGE_FACTS[language].locale);
  writeSignature({ pages, fields, words }, form);

  fields.finish();
  pages.finish({
    header: form.notice,
    footer: (page, count) => `${page} / ${count}`,
  });
  document.setTitle(`${heading} – ${post.title}`, { showInWindowTitleBar: true });
  document.setLanguage(post.language);
  document.setProducer('Escale');
  // Without compressed objects more programs can fill it in.
  return document.save({ useObjectStreams: false, addDefaultPage: false });
}

const plain = (pages: Pages, text: string, style: TextStyle): void =>
  pages.text([{ text, face: 'regular' }], style);

function writeText({ pages, fields, words }: Form, post: Post, marks: ReadonlyMap<string, number>): void {
  const { language } = post;
  const people = participantsById(post);
  const numbers = questionNumbers(post);
  for (const paragraph of post.lead ?? []) plain(pages, inlinesToText(paragraph), { ...BODY, size: 12 });
  let question = '';
  for (const block of post.body) {
    if (block.type === 'question') {
      question = paragraphsToText(block.content).replaceAll('\n', ' ');
      const label = [numbers.get(block.id), questionLabel(block, people, language)].filter(Boolean).join(' ');
      writeBlock(pages, block, language, { label, isBold: true, style: { ...BODY, before: 12, keep: 50 } });
    } else if (block.type === 'answer') {
      const label = answerLabel(block, people, language);
      writeBlock(pages, block, language, { label, isBold: false, style: BODY, keepAtEnd: CHOICE_HEIGHT });
      const mark = marks.get(block.id);
      if (mark !== undefined) writeChoice({ pages, fields, words }, mark, nameOf(question, block, language));
    } else {
      const style = block.type === 'heading' ? PART : BODY;
      writeBlock(pages, block, language, { label: '', isBold: block.type === 'heading', style });
    }
  }
}

type Writing = Readonly<{ label: string; isBold: boolean; style: TextStyle; keepAtEnd?: number }>;

function writeBlock(
  pages: Pages,
  block: TopBlock,
  language: string,
  { label, isBold, style, keepAtEnd = 0 }: Writing,
): void {
  const paragraphs = paragraphsOfBlock(block, language);
  for (const [index, { runs, indent, bullet }] of paragraphs.entries()) {
    const before: Run[] = index === 0 && label !== '' ? [{ text: `${label} `, face: 'bold' }] : [];
    const titled = isBold ? runs.map(({ text }): Run => ({ text, face: 'bold' })) : runs;
    pages.text([...before, ...titled], {
      ...style,
      indent,
      ...(bullet !== undefined && { bullet }),
      ...(index > 0 && { before: 0 }),
      ...(index === paragraphs.length - 1 && keepAtEnd > 0 && { keep: keepAtEnd }),
    });
  }
}

/** The words of an answer stand in for those of a missing question. */
const nameOf = (question: string, answer: Answer, language: string): string => {
  const name = question === '' ? (paragraphsOfBlock(answer, language)[0]?.runs[0]?.text ?? '') : question;
  return name.length > SHORT ? `${name.slice(0, SHORT).trimEnd()}…` : name;
};

function writeChoice({ pages, fields, words }: Form, mark: number, question: string): void {
  const { x, top } = pages.reserve(CHOICE_HEIGHT);
  const y = top - 6 - BOX;
  const options = [
    { value: APPROVED, label: words.approve, x, y },
    { value: HAS_REMARK, label: words.hasRemark, x: x + 130, y },
  ];
  fields.choice({ name: approveField(mark), label: words.choice(question) }, options);
  for (const option of options)
    pages.write(option.label, { x: option.x + BOX + 6, y: y + 2, size: 10, face: 'regular' });
  const rect = { x, y: y - 7 - REMARK_HEIGHT, width: TEXT_WIDTH, height: REMARK_HEIGHT };
  pages.frame(rect);
  fields.lines({ name: remarkField(mark), label: words.remark(question) }, rect);
}

function writeConsents({ pages, fields, words }: Form, consents: AskedConsents, locale: string): void {
  const { subjects, places, purpose, until } = consents;
  pages.text([{ text: words.consentHeading, face: 'bold' }], PART);
  plain(pages, words.consentExplained, { ...BODY, keep: 3 * LINE_HEIGHT });
  for (const subject of subjects) {
    const { x, top } = pages.reserve(LINE_HEIGHT);
    const y = top - LINE_HEIGHT + 5;
    const label = words.subjects[subject];
    fields.box({ name: consentField(subject), label: `${words.consentExplained} ${label}` }, { x, y });
    pages.write(label, { x: x + BOX + 6, y: y + 2, size: 11, face: 'regular' });
  }
  const day = (at: number): string =>
    words.until(new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(at));
  const terms = [
    ...(places.trim() === '' ? [] : [words.places(places)]),
    ...(purpose.trim() === '' ? [] : [words.purpose(purpose)]),
    ...(until === undefined ? [] : [day(until)]),
  ];
  for (const [index, term] of terms.entries()) plain(pages, term, { ...BODY, before: index === 0 ? 6 : 0 });
  plain(pages, words.withdrawal, { ...NOTE, before: 4 });
}

const NAME_WIDTH = 0.62;
const GAP = 14;
const SIGNATURE_HEIGHT = 48;

function writeSignature({ pages, fields, words }: Form, { recipient, consents }: FormToWrite): void {
  const { x, top } = pages.reserve(60 + SIGNATURE_HEIGHT);
  const nameWidth = TEXT_WIDTH * NAME_WIDTH - GAP;
  const dateX = x + TEXT_WIDTH * NAME_WIDTH;
  const y = top - 52;
  labelled(pages, words.name, { x, y, width: nameWidth }, (rect) =>
    fields.text({ name: FORM_FIELDS.name, label: words.name }, rect, recipient),
  );
  labelled(pages, words.date, { x: dateX, y, width: x + TEXT_WIDTH - dateX }, (rect) =>
    fields.text({ name: FORM_FIELDS.date, label: words.date }, rect),
  );
  signatureLine(pages, words.signature, { x, y: y - SIGNATURE_HEIGHT, width: TEXT_WIDTH });
  if (consents?.isMinor !== true) return;
  plain(pages, words.minor, { ...BODY, before: 14, keep: 60 });
  for (const [index, name] of FORM_FIELDS.parents.entries()) {
    const place = pages.reserve(48);
    const label = words.parents[index] ?? '';
    labelled(pages, label, { x, y: place.top - 44, width: TEXT_WIDTH / 2 - GAP }, (rect) =>
      fields.text({ name, label }, rect),
    );
    signatureLine(pages, words.signature, {
      x: x + TEXT_WIDTH / 2,
      y: place.top - 44,
      width: TEXT_WIDTH / 2,
    });
  }
}

type Line = Readonly<{ x: number; y: number; width: number }>;

/** A field with its label above it. */
function labelled(
  pages: Pages,
  label: string,
  { x, y, width }: Line,
  add: (rect: Readonly<{ x: number; y: number; width: number; height: number }>) => void,
): void {
  const rect = { x, y, width, height: LINE_HEIGHT };
  pages.write(label, { x, y: y + LINE_HEIGHT + 5, size: 9, face: 'regular', grey: 0.25 });
  pages.frame(rect);
  add(rect);
}

function signatureLine(pages: Pages, label: string, line: Line): void {
  pages.write(label, { x: line.x, y: line.y + LINE_HEIGHT + 5, size: 9, face: 'regular', grey: 0.25 });
  pages.rule(line);
}
