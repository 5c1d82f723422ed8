/**
 * A post as readers get it: what shows nothing is left out, white space is folded as a browser folds it. Two posts of one
 * published form are the same post to a reader; renderers start from it, and read-back ends at it.
 */
import type { Answer, AnswerBlock, List, Post, Question, Table, TopBlock } from './document.ts';
import { sanitizeHtml } from './html/sanitize.ts';
import { cleanText, foldInlines, foldLine, foldParagraphs } from './inlines.ts';

const source = (block: { source?: string | undefined }) =>
  block.source === undefined ? {} : { source: block.source };
const language = (value: string | undefined) => (value === undefined ? {} : { language: value });

function list(block: List): List | undefined {
  const items = block.items.flatMap((item) => {
    const content = foldInlines(item.content);
    const children = item.children && list(item.children);
    return content.length === 0 && children === undefined ? [] : [{ content, ...(children && { children }) }];
  });
  if (items.length === 0) return undefined;
  const start = block.ordered && block.start !== undefined && block.start !== 1 ? { start: block.start } : {};
  return { type: 'list', ordered: block.ordered, ...start, items, ...source(block) };
}

function table(block: Table): Table | undefined {
  const rows = block.rows
    .filter((row) => row.length > 0)
    .map((row) =>
      row.map((cell) => ({
        header: cell.header,
        content: foldInlines(cell.content),
        ...(cell.columns !== undefined && cell.columns > 1 && { columns: cell.columns }),
        ...(cell.rows !== undefined && cell.rows > 1 && { rows: cell.rows }),
      })),
    );
  const caption = foldInlines(block.caption ?? []);
  if (rows.length === 0) return undefined;
  return { type: 'table', ...(caption.length > 0 && { caption }), rows, ...source(block) };
}

function answerBlock(block: AnswerBlock): AnswerBlock | undefined {
  switch (block.type) {
    case 'paragraph': {
      const content = foldInlines(block.content);
      return content.length === 0 ? undefined : { type: 'paragraph', content, ...source(block) };
    }
    case 'list':
      return list(block);
    case 'quote': {
      const content = foldParagraphs(block.content);
      const cite = foldLine(block.cite ?? '');
      if (content.length === 0) return undefined;
      return {
        type: 'quote',
        content,
        ...(cite !== '' && { cite }),
        ...language(block.language),
        ...source(block),
      };
    }
    case 'image':
      if (block.asset === undefined && block.url === undefined) return undefined;
      return {
        ...block,
        alt: block.decorative ? '' : foldLine(block.alt),
        caption: foldInlines(block.caption),
        credit: foldLine(block.credit),
      };
    case 'table':
      return table(block);
    case 'code': {
      const text = cleanText(block.text).replace(/\r\n?/g, '\n');
      return text.trim() === '' ? undefined : { ...block, text };
    }
    case 'embed': {
      const provider = foldLine(block.provider ?? '');
      const thumbnail = block.frame || block.thumbnail === undefined ? {} : { thumbnail: block.thumbnail };
      const title = foldLine(block.title);
      return {
        type: 'embed',
        url: block.url,
        title: title === block.url ? '' : title,
        ...(provider !== '' && { provider }),
        ...thumbnail,
        frame: block.frame,
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

function question(block: Question): Question | undefined {
  const content = foldParagraphs(block.content);
  if (content.length === 0) return undefined;
  return {
    type: 'question',
    id: block.id,
    ...someIds('by', block.by),
    ...someIds('to', block.to),
    ...language(block.language),
    content,
    ...source(block),
  };
}

function answer(block: Answer): Answer | undefined {
  const blocks = block.blocks.flatMap((inner) => answerBlock(inner) ?? []);
  if (blocks.length === 0) return undefined;
  const participants = [...new Set(block.participants)];
  return {
    type: 'answer',
    id: block.id,
    participants,
    labelShown: block.labelShown && participants.length > 0,
    ...language(block.language),
    blocks,
    ...source(block),
  };
}

function topBlock(block: TopBlock): TopBlock | undefined {
  switch (block.type) {
    case 'question':
      return question(block);
    case 'answer':
      return answer(block);
    case 'heading': {
      const content = foldInlines(block.content);
      return content.length === 0
        ? undefined
        : { type: 'heading', level: block.level, content, ...source(block) };
    }
    case 'rule':
    case 'jumpBreak':
      return block;
    default:
      return answerBlock(block);
  }
}

/** The same post without what shows nothing. Only the first jump break counts (BLOGGER.md section 6). Idempotent. */
export function publishedForm(post: Post): Post {
  const lead = foldParagraphs(post.lead ?? []);
  const firstBreak = post.body.findIndex((block) => block.type === 'jumpBreak');
  const body = post.body.flatMap((block, index) =>
    block.type === 'jumpBreak' && index !== firstBreak ? [] : (topBlock(block) ?? []),
  );
  const { lead: _, ...rest } = post;
  const participants = post.participants.map((person) => ({
    ...person,
    label: foldLine(person.label) || foldLine(person.name) || person.id,
  }));
  return { ...rest, title: foldLine(post.title), participants, ...(lead.length > 0 && { lead }), body };
}
