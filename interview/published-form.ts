/**
 * A post as readers get it: what shows nothing is left out, white space is folded as a browser folds it. Two posts of one
 * published form are the same post to a reader; renderers start from it, and read-back ends at it.
 */
import type {
  Answer,
  AnswerBlock,
  Gallery,
  Image,
  List,
  Post,
  Question,
  Table,
  TopBlock,
} from './document.ts';
import { sanitizeHtml } from './markup/sanitize.ts';
import { cleanText, foldInlines, foldLine, foldParagraphs, sameLanguage } from './inlines.ts';
import { bareCredit } from './pictures.ts';

// The numbers of questions, where the post shows them: drawn from the order, never stored in the words.

/** « 3. » for each question by id, for a post in published form that is numbered; empty for another. */
export function questionNumbers(post: Post): ReadonlyMap<string, string> {
  if (post.numbered !== true) return new Map();
  const questions = post.body.filter((block) => block.type === 'question');
  return new Map(questions.map(({ id }, index) => [id, `${index + 1}.`]));
}

/** A number as readers see it before a question, should a blog's editor have taken away what marks it. */
export const NUMBER_BEFORE = /^[\s\u00a0]*\d{1,4}\.[\s\u00a0]*/u;

/** True for a post that would show a reader nothing. */
export const isBlank = ({ lead = [], body, language: base }: Post): boolean =>
  foldParagraphs(lead, base).length === 0 &&
  body.every((block) => {
    const shown = topBlock(block, base);
    return shown === undefined || shown.type === 'rule' || shown.type === 'jumpBreak';
  });

const source = (block: { source?: string | undefined }) =>
  block.source === undefined ? {} : { source: block.source };
/** The language of a part, when it is not the one around it. */
const language = (value: string | undefined, around: string) =>
  value === undefined || sameLanguage(value, around) ? {} : { language: value };

function list(block: List, base: string): List | undefined {
  const items = block.items.flatMap((item) => {
    const content = foldInlines(item.content, base);
    const children = item.children && list(item.children, base);
    return content.length === 0 && children === undefined ? [] : [{ content, ...(children && { children }) }];
  });
  if (items.length === 0) return undefined;
  const start = block.ordered && block.start !== undefined && block.start !== 1 ? { start: block.start } : {};
  return { type: 'list', ordered: block.ordered, ...start, items, ...source(block) };
}

function table(block: Table, base: string): Table | undefined {
  const rows = block.rows
    .filter((row) => row.length > 0)
    .map((row) =>
      row.map((cell) => ({
        header: cell.header,
        content: foldInlines(cell.content, base),
        ...(cell.columns !== undefined && cell.columns > 1 && { columns: cell.columns }),
        ...(cell.rows !== undefined && cell.rows > 1 && { rows: cell.rows }),
      })),
    );
  const caption = foldInlines(block.caption ?? [], base);
  if (rows.length === 0) return undefined;
  return { type: 'table', ...(caption.length > 0 && { caption }), rows, ...source(block) };
}

function image(block: Image, base: string): Image | undefined {
  if (block.asset === undefined && block.url === undefined) return undefined;
  return {
    ...block,
    alt: block.decorative ? '' : foldLine(block.alt),
    caption: foldInlines(block.caption, base),
    credit: bareCredit(foldLine(block.credit)),
  };
}

function gallery(block: Gallery, base: string): AnswerBlock | undefined {
  const images = block.images.flatMap((one) => {
    // In a row, what a picture says of its own place and its own bytes says nothing.
    const { size: _size, align: _align, source: _source, ...rest } = one;
    return image(rest, base) ?? [];
  });
  const caption = foldInlines(block.caption ?? [], base);
  const [only] = images;
  if (images.length < 2) {
    // One picture left: words under the row are words under it.
    return only && (only.caption.length === 0 ? { ...only, caption } : only);
  }
  return { type: 'gallery', images, ...(caption.length > 0 && { caption }), ...source(block) };
}

function answerBlock(block: AnswerBlock, base: string): AnswerBlock | undefined {
  switch (block.type) {
    case 'paragraph': {
      const content = foldInlines(block.content, base);
      return content.length === 0 ? undefined : { type: 'paragraph', content, ...source(block) };
    }
    case 'list':
      return list(block, base);
    case 'quote': {
      const content = foldParagraphs(block.content, block.language ?? base);
      const cite = foldLine(block.cite ?? '');
      if (content.length === 0) return undefined;
      return {
        type: 'quote',
        content,
        ...(cite !== '' && { cite }),
        ...language(block.language, base),
        ...source(block),
      };
    }
    case 'image':
      return image(block, base);
    case 'gallery':
      return gallery(block, base);
    case 'table':
      return table(block, base);
    case 'code': {
      const text = cleanText(block.text).replace(/\r\n?/g, '\n');
      return text.trim() === '' ? undefined : { ...block, text };
    }
    case 'embed': {
      const provider = foldLine(block.provider ?? '');
      const said = foldLine(block.title);
      const title = said === block.url ? '' : said;
      // A frame without a title says nothing to who cannot see it: the card is shown.
      const frame = block.frame && title !== '';
      const thumbnail = frame || block.thumbnail === undefined ? {} : { thumbnail: block.thumbnail };
      return {
        type: 'embed',
        url: block.url,
        title,
        ...(provider !== '' && { provider }),
        ...thumbnail,
        frame,
        ...source(block),
      };
    }
    case 'html': {
      const html = block.origin === 'blog' ? block.html : sanitizeHtml(block.html);
      return html.trim() === '' ? undefined : { type: 'html', html, origin: block.origin };
    }
  }
}

const someIds = (key: 'by' | 'to', ids: readonly string[] | undefined) =>
  ids === undefined || ids.length === 0 ? {} : { [key]: [...new Set(ids)] };

function question(block: Question, base: string): Question | undefined {
  const content = foldParagraphs(block.content, block.language ?? base);
  if (content.length === 0) return undefined;
  return {
    type: 'question',
    id: block.id,
    ...someIds('by', block.by),
    ...someIds('to', block.to),
    ...language(block.language, base),
    content,
    ...(block.copiedFrom !== undefined && { copiedFrom: block.copiedFrom }),
    ...source(block),
  };
}

function answer(block: Answer, base: string): Answer | undefined {
  const blocks = block.blocks.flatMap((inner) => answerBlock(inner, block.language ?? base) ?? []);
  if (blocks.length === 0) return undefined;
  const participants = [...new Set(block.participants)];
  return {
    type: 'answer',
    id: block.id,
    participants,
    labelShown: block.labelShown && participants.length > 0,
    ...language(block.language, base),
    blocks,
    ...source(block),
  };
}

function topBlock(block: TopBlock, base: string): TopBlock | undefined {
  switch (block.type) {
    case 'question':
      return question(block, base);
    case 'answer':
      return answer(block, base);
    case 'heading': {
      const content = foldInlines(block.content, base);
      return content.length === 0
        ? undefined
        : { type: 'heading', level: block.level, content, ...source(block) };
    }
    case 'rule':
    case 'jumpBreak':
      return block;
    default:
      return answerBlock(block, base);
  }
}

/**
 * The same post without what shows nothing. Only the first jump break counts (docs/design/blogger.md#html). Idempotent.
 */
export function publishedForm(post: Post): Post {
  const lead = foldParagraphs(post.lead ?? [], post.language);
  const firstBreak = post.body.findIndex((block) => block.type === 'jumpBreak');
  const body = post.body.flatMap((block, index) =>
    block.type === 'jumpBreak' && index !== firstBreak ? [] : (topBlock(block, post.language) ?? []),
  );
  const { lead: _, ...rest } = post;
  const participants = post.participants.map((person) => ({
    ...person,
    label: foldLine(person.label) || foldLine(person.name) || person.id,
  }));
  return { ...rest, title: foldLine(post.title), participants, ...(lead.length > 0 && { lead }), body };
}
