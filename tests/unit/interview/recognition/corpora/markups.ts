/** The markups in which real posts carry interviews, and how each is read. */
import { readHtml } from '#interview/html/read-html.ts';
import { recognizeBlocks, type RichRecognition } from '#interview/recognition/recognize-blocks.ts';
import { recognize, type Recognition } from '#interview/recognition/recognize.ts';
import { markdownToBlocks } from '#command-line/recognize.ts';
import type { Kind, Part, Told } from './annotations.ts';

type Style = {
  name: string;
  format: 'text' | 'html' | 'markdown';
  /** Whether the title is in the text; otherwise it is given separately, like a post’s. */
  titled: boolean;
  /** A label with its mark; `null`: labels are lines of their own, by `named`. */
  label: ((written: string) => string) | null;
  named?: (label: string) => string;
  /** The words of a question without a label. */
  question: (words: string) => string;
  block: (kind: Kind, words: string, number: number) => string;
  page?: (blocks: string) => string;
  /** The markup of questions without a label: their own blocks, inline marks, or none. */
  look: 'block' | 'inline' | 'none';
};

const unchanged = (words: string): string => words;
const wrapIn =
  (open: string, close: string) =>
  (words: string): string =>
    `${open}${words}${close}`;
const p = wrapIn('<p>', '</p>');
const bold = wrapIn('<b>', '</b>');
/** Elements of some kinds; the rest are paragraphs. */
const elements =
  (of: Partial<Record<Kind, (words: string, number: number) => string>> = {}): Style['block'] =>
  (kind, words, number) =>
    (of[kind] ?? ELEMENTS[kind] ?? p)(words, number);
const ELEMENTS: Partial<Record<Kind, (words: string) => string>> = {
  title: wrapIn('<h1>', '</h1>'),
  heading: wrapIn('<h2>', '</h2>'),
  item: wrapIn('<ul><li>', '</li></ul>'),
  note: wrapIn('<p><i>', '</i></p>'),
};

const WIDTH = 80;
/** Paragraphs cut at 80 columns, as editors of Markdown do. */
function wrapLines(words: string): string {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join('\n');
}
const MARKDOWN: Partial<Record<Kind, string>> = { title: '# ', heading: '## ', item: '* ' };

const STYLES: readonly Style[] = [
  {
    name: 'plain text',
    look: 'none',
    format: 'text',
    titled: true,
    label: unchanged,
    question: unchanged,
    block: (kind, words) => `${kind === 'item' ? '- ' : ''}${words}\n\n`,
  },
  {
    name: 'paragraphs',
    look: 'none',
    format: 'html',
    titled: false,
    label: unchanged,
    question: unchanged,
    block: elements(),
  },
  {
    name: 'bold',
    look: 'inline',
    format: 'html',
    titled: false,
    label: bold,
    question: bold,
    block: elements(),
  },
  {
    name: 'headings',
    look: 'block',
    format: 'html',
    titled: true,
    label: unchanged,
    question: unchanged,
    block: elements({ Q: wrapIn('<h3>', '</h3>') }),
  },
  {
    name: 'breaks',
    look: 'inline',
    format: 'html',
    titled: false,
    label: bold,
    question: bold,
    block: (kind, words) => (kind === 'heading' ? `<h2>${words}</h2>` : `${words}<br />\n<br />\n`),
    page: wrapIn('<div dir="ltr">\n', '</div>'),
  },
  {
    name: 'lists',
    look: 'block',
    format: 'html',
    titled: false,
    label: bold,
    question: bold,
    block: elements({ Q: (words, number) => `<ol start="${number}"><li>${words}</li></ol>` }),
  },
  {
    name: 'quotes',
    look: 'block',
    format: 'html',
    titled: false,
    label: wrapIn('<i>', '</i>'),
    question: unchanged,
    block: elements({ Q: wrapIn('<blockquote>', '</blockquote>') }),
  },
  {
    name: 'names as headings',
    look: 'inline',
    format: 'html',
    titled: true,
    label: null,
    named: wrapIn('<h5><i>', '</i></h5>'),
    question: bold,
    block: elements(),
  },
  {
    name: 'Markdown',
    look: 'inline',
    format: 'markdown',
    titled: true,
    label: wrapIn('**', '**'),
    question: wrapIn('**', '**'),
    block: (kind, words) => `${wrapLines(`${MARKDOWN[kind] ?? ''}${words}`)}\n\n`,
  },
];

/**
 * The markups that fit a text. A question with neither label nor question mark needs formatting, and one inside a
 * line needs it there.
 */
export function stylesOf({ parts }: Told): readonly Style[] {
  const bare = parts.filter(({ kind, labelled }) => kind === 'Q' && !labelled);
  const unmarked = bare.some(({ text }) => !/[?？]["»”\s]*$/u.test(text));
  const inside = parts.some(
    (part, index) => part.sameLine && (bare.includes(part) || bare.includes(parts[index - 1] ?? part)),
  );
  const labelled = parts.some(({ label }) => label !== '');
  return STYLES.filter(
    ({ look, named }) =>
      !(look === 'none' && unmarked) && !(look !== 'inline' && inside) && (labelled || named === undefined),
  );
}

/** The parts of a text that a markup shows, in order. */
export const visibleParts = ({ parts }: Told, { titled }: Style): readonly Part[] =>
  parts.filter(({ kind }) => titled || kind !== 'title');

/** A text in one markup. */
export function render(annotated: Told, style: Style): string {
  const escape = (words: string): string =>
    style.format === 'html' ? words.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : words;
  let number = 0;
  let open: { kind: Kind; words: string } | null = null;
  let blocks = '';
  const close = (): void => {
    if (open !== null) blocks += style.block(open.kind, open.words, number);
    open = null;
  };
  const write = (kind: Kind, words: string, sameLine: boolean): void => {
    if (open !== null && sameLine) open.words += ` ${words}`;
    else {
      close();
      open = { kind, words };
    }
  };
  for (const part of visibleParts(annotated, style)) {
    const { label, sameLine, labelAlone } = part;
    const kind = part.item ? 'item' : part.kind;
    if (kind === 'Q' && !part.goesOn) number += 1;
    const text = escape(part.text);
    const words = kind === 'Q' && !part.labelled ? style.question(text) : text;
    if (label === '') write(kind, words, sameLine);
    else if (style.label === null) {
      close();
      blocks += style.named?.(escape(label)) ?? '';
      write(kind, words, false);
    } else {
      const sign = style.label(escape(`${label}${annotated.mark}`));
      write(kind, labelAlone ? sign : `${sign} ${words}`, sameLine);
      if (labelAlone) write(kind, words, false);
    }
  }
  close();
  // Items in a row are one list.
  const joined = blocks.replaceAll('</ul><ul>', '');
  return style.page?.(joined) ?? joined;
}

export const titleOf = ({ parts }: Told): string => parts.find(({ kind }) => kind === 'title')?.text ?? '';

/** The recognition of a rendered text. */
export function read(
  annotated: Told,
  { format, titled }: Style,
  rendered: string,
): Recognition | RichRecognition {
  const { language } = annotated;
  const reader = titled ? {} : { title: titleOf(annotated) };
  if (format === 'text') return recognize(rendered, reader);
  const options = { newId: () => 'id', origin: 'outside', language } as const;
  const blocks = format === 'html' ? readHtml(rendered, options) : markdownToBlocks(rendered, options);
  return recognizeBlocks(blocks, reader);
}
