/**
 * Every reader of foreign sources, with the positions of text in each; and a check that the page can save their
 * documents.
 */
import { findPublicationMarks } from '#interview/marks.ts';
import { postRequests } from '#contract/posts.ts';
import { blocksOf, readBody } from '#backend/exchange/sources/read-body.ts';
import { readMarked, readVersion } from '#backend/exchange/blog-pages/read-version.ts';
import { readDocument } from '#backend/exchange/documents/read-document.ts';
import { measure } from '#backend/core/answer.ts';
import { LIMITS, type Post, type TopBlock } from '#interview/document.ts';
import { HtmlError } from '#interview/markup/parse.ts';
import { readBack } from '#interview/html/read-back.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { blocksToText } from '#interview/plain.ts';
import { paragraphsToText } from '#interview/inlines.ts';
import { recognize } from '#interview/recognition/recognize.ts';
import { recognitionToPost } from '#interview/recognition/to-post.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { postFromDocument } from '#renderer/posts/post-from-document.ts';
import { docxParagraph, docxTable, makeDocx, makeOdt } from '#tests/builders/document-files.ts';

/** Random letters, so that no text counts as a bomb or repeats another. */
export const LETTERS = (() => {
  let state = 7;
  return Array.from({ length: 2 * LIMITS.text }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCharCode(97 + ((state >>> 8) % 26));
  }).join('');
})();

export type Part = Readonly<{ place: string; text: string }>;
/** The source with a text at each position. */
type Writer = Readonly<Record<string, (text: string) => string>>;

export const nestText = (depth: number, open: string, close: string, text: string): string =>
  `${open.repeat(depth)}${text}${close.repeat(depth)}`;

const HTML: Writer = {
  'as it is': (text) => `${text}<br><br>`,
  paragraph: (text) => `<p>${text}</p>`,
  'bold words': (text) => `<p>mot <b>${text}</b></p>`,
  heading: (text) => `<h2>${text}</h2>`,
  item: (text) => `<ul><li>${text}</li></ul>`,
  'item far inside': (text) => nestText(60, '<ul><li>mot', '</li></ul>', text),
  'list in lists': (text) => nestText(90, '<ol>', '</ol>', `<li>${text}</li>`),
  quotation: (text) => `<blockquote><p>mot</p><p>${text}</p></blockquote>`,
  source: (text) => `<blockquote><p>mot</p><footer>${text}</footer></blockquote>`,
  cell: (text) => `<table><tr><td>mot</td><td>${text}</td></tr></table>`,
  'caption of a table': (text) =>
    `<table><caption>${text}</caption><tr><td>mot</td><td>mot</td></tr></table>`,
  link: (text) => `<p><a href="https://a.fr">${text}</a></p>`,
  'link of a long address': (text) => `<p><a href="https://a.fr/${'b'.repeat(5_000)}">${text}</a></p>`,
  'link of a long title': (text) => `<p><a href="https://a.fr" title="${'b'.repeat(5_000)}">${text}</a></p>`,
  'link around paragraphs': (text) => `<a href="https://a.fr"><p>${text}</p></a>`,
  'caption of a picture': (text) =>
    `<figure><img src="https://a.fr/b.png" alt="${'b'.repeat(5_000)}"><figcaption>${text}</figcaption></figure>`,
  credit: (text) =>
    `<figure class="iv-figure"><img src="https://a.fr/b.png" alt=""><figcaption>mot <span class="iv-credit">${text}</span></figcaption></figure>`,
  code: (text) => `<pre><code class="language-${'b'.repeat(60)}">${text}</code></pre>`,
  'title of a card': (text) => `<div class="iv-embed"><a href="https://a.fr">${text}</a></div>`,
  card: (text) => `<div class="iv-card"><p>${text}</p></div>`,
  'foreign words': (text) => `<p lang="${'en-'.repeat(400)}">${text}</p>`,
};

const MARKDOWN: Writer = {
  paragraph: (text) => text,
  'bold words': (text) => `mot **${text}**`,
  heading: (text) => `## ${text}`,
  item: (text) => `- ${text}`,
  'item far inside': (text) =>
    [
      ...Array.from({ length: 60 }, (_, depth) => `${' '.repeat(2 * depth)}- mot`),
      `${' '.repeat(120)}- ${text}`,
    ].join('\n'),
  quotation: (text) => `> mot\n>\n> ${text}`,
  cell: (text) => `| mot | mot |\n|-----|-----|\n| mot | ${text} |`,
  link: (text) => `[${text}](https://a.fr)`,
  code: (text) => `\`\`\`\n${text}\n\`\`\``,
};

const PLAIN: Writer = {
  paragraph: (text) => text,
  'quoted line': (text) => `> ${text}`,
  answer: (text) => `Anne Martin : ${text}`,
  question: (text) => `Question 1 : ${text} ?`,
};

const DOCX: Writer = {
  paragraph: (text) => docxParagraph(text),
  'bold words': (text) => docxParagraph([{ text: 'mot ' }, { text, bold: true }]),
  heading: (text) => docxParagraph(text, { style: 'Heading1' }),
  item: (text) => docxParagraph(text, { list: 2 }),
  cell: (text) => docxTable([['mot', text]]),
  link: (text) => `<w:p><w:hyperlink r:id="l1"><w:r><w:t>${text}</w:t></w:r></w:hyperlink></w:p>`,
};

const ODT: Writer = {
  paragraph: (text) => `<text:p>${text}</text:p>`,
  heading: (text) => `<text:h text:outline-level="2">${text}</text:h>`,
  item: (text) => `<text:list><text:list-item><text:p>${text}</text:p></text:list-item></text:list>`,
  'item far inside': (text) =>
    nestText(
      60,
      '<text:list><text:list-item><text:p>mot</text:p>',
      '</text:list-item></text:list>',
      `<text:p>${text}</text:p>`,
    ),
  cell: (text) =>
    `<table:table><table:table-row><table:table-cell><text:p>mot</text:p></table:table-cell><table:table-cell><text:p>${text}</text:p></table:table-cell></table:table-row></table:table>`,
  link: (text) => `<text:p><text:a xlink:href="https://a.fr">${text}</text:a></text:p>`,
};

const writeParts = (writer: Writer, parts: readonly Part[], between = ''): string =>
  parts.map(({ place: at, text }) => writer[at]?.(text) ?? '').join(between);

let ids = 0;
export const newId = (): string => `id-${(ids += 1)}`;
export const withBody = (body: readonly TopBlock[]): Post => ({
  ...emptyPost('article', 'fr'),
  body: [...body],
});
export const postDefaults = { newId, language: 'fr', knownParticipants: [] };

const readPartsAsFile =
  (name: string, writer: Writer, bytes: (source: string) => Uint8Array, between = '\n\n') =>
  async (parts: readonly Part[]): Promise<Post> => {
    const reader = { newId, takePicture: () => Promise.resolve(undefined) };
    const file = { name, bytes: bytes(writeParts(writer, parts, between)) };
    return postFromDocument(await readDocument(reader, file), postDefaults).post;
  };

const OURS = '<div id="iv-pub1" class="iv-post">';
const partsAsTurns = (parts: readonly Part[]): string =>
  `${OURS}<h3 class="iv-question" id="q-q1">${parts[0]?.text ?? ''} ?</h3><div class="iv-answer iv-p-p1" id="a-a1"><b class="iv-name">Anne Martin :</b> ${writeParts(HTML, parts)}</div></div>`;

const content = (html: string) => ({ title: 'Titre', labels: [], content: html });
export const importParts = (ofBlog: boolean) => (parts: readonly Part[]) => {
  const html = writeParts(HTML, parts);
  const marked = ofBlog && findPublicationMarks(html).length > 0;
  const depends = { language: 'fr', otherwise: 'fr', people: [], elsewhere: false };
  const read = readBody({ html, ofBlog, marked, ...depends });
  if (read === undefined) throw new HtmlError('no body');
  return withBody(blocksOf(read));
};

type Read = (parts: readonly Part[]) => Post | Promise<Post>;
export const READERS: Readonly<Record<string, Readonly<{ writer: Writer; read: Read }>>> = {
  'a paste': {
    writer: HTML,
    read: (parts) =>
      withBody(readHtml(writeParts(HTML, parts), { newId, origin: 'outside', language: 'fr' })),
  },
  'a page of a blog': {
    writer: HTML,
    read: (parts) =>
      withBody(
        readHtml(writeParts(HTML, parts), { newId, origin: 'blog', language: 'fr', keepSource: true }),
      ),
  },
  'a page of ours': {
    writer: HTML,
    read: (parts) => ({
      ...emptyPost('interview', 'fr'),
      ...readBack(partsAsTurns(parts), { newId, language: 'fr' }),
    }),
  },
  'a body of a backup': { writer: HTML, read: importParts(true) },
  'a body of elsewhere': { writer: HTML, read: importParts(false) },
  'a page that was changed on its blog': {
    writer: HTML,
    read: (parts) => {
      const base = content('<p>mot</p>');
      const remote = content(writeParts(HTML, parts));
      return readVersion({ document: withBody([]), baseContent: base, remoteContent: remote, aliases: [] });
    },
  },
  'a post of ours that came back': {
    writer: HTML,
    read: (parts) =>
      readMarked({ remoteContent: content(partsAsTurns(parts)), ownDocument: emptyPost('interview', 'fr') }),
  },
  'a web page as a file': {
    writer: HTML,
    read: readPartsAsFile('a.html', HTML, (html) => Buffer.from(html)),
  },
  'a Markdown text': {
    writer: MARKDOWN,
    read: readPartsAsFile('a.md', MARKDOWN, (text) => Buffer.from(text)),
  },
  'a plain text': { writer: PLAIN, read: readPartsAsFile('a.txt', PLAIN, (text) => Buffer.from(text)) },
  'a transcript': {
    writer: PLAIN,
    read: (parts) => {
      const { title, participants, body, lead } = recognitionToPost(
        recognize(writeParts(PLAIN, parts, '\n\n')),
        postDefaults,
      );
      const post = {
        ...emptyPost('interview', 'fr'),
        title: title.slice(0, LIMITS.line),
        participants,
        body,
      };
      return lead === undefined ? post : { ...post, lead };
    },
  },
  'a docx': {
    writer: DOCX,
    read: readPartsAsFile('a.docx', DOCX, (body) => makeDocx({ body, links: { l1: 'https://a.fr' } })),
  },
  'an odt': { writer: ODT, read: readPartsAsFile('a.odt', ODT, (text) => makeOdt({ text })) },
};

const letters = (text: string): string => text.replace(/\s/gu, '');
export const wordsOf = (post: Post): string =>
  letters([post.title, paragraphsToText(post.lead ?? []), blocksToText(post.body)].join('\n'));

/** The reason that the page cannot save it; empty if it can. */
export function saveFaults(document: Post): string[] {
  const input = { id: 'post', baseSave: 1, saveId: 'save', document };
  const { error } = postRequests['posts.save'].input.safeParse(input);
  // The measure of app/dispatch.ts.
  const size = measure(input, 8_000_000);
  return [
    ...(error?.issues.slice(0, 3).map(({ path, code }) => `${path.join('.')}: ${code}`) ?? []),
    ...(size === 'fits' ? [] : [size]),
  ];
}
