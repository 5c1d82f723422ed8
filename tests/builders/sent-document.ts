/** Texts sent for review as docx, changed in their XML as word processors change them, and read back. */
import type { Post, TopBlock } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';
import { buildInterview, text } from './interview-builder.ts';
import { markedTurns } from '#interview/returns/marked-parts.ts';
import { writeDocx } from '#backend/exchange/export/docx/write-docx.ts';
import { readDocument } from '#backend/exchange/documents/read-document.ts';
import { openArchive } from '#backend/library/store/zip/open-archive.ts';
import { zipInMemory } from '#backend/library/store/zip/write-zip.ts';
import type { ExportedPicture } from '#backend/exchange/export/pictures.ts';
import type { ChangesChosen, ReadDocument } from '#contract/exchange.ts';

/** An interview with every kind of part: title, lead, a list, a heading between turns, a table, a last unanswered question. */
export const reviewedPost: Post = buildInterview()
  .titled('L’étang')
  .ledBy('Un matin au bord.')
  .asking('Que voit-on ?')
  .answering('Anne Martin', 'Des roseaux.', 'Et des hérons.', {
    type: 'list',
    ordered: false,
    items: [{ content: [text('le cendré')] }],
  })
  .saying({ type: 'heading', level: 2, content: [text('La digue')] })
  .asking('Pourquoi une digue ?')
  .answering('Karim Benali', 'Pour tenir.')
  .answering('Anne Martin', {
    type: 'table',
    rows: [
      [
        { header: true, content: [text('An')] },
        { header: true, content: [text('Oiseaux')] },
      ],
    ],
  })
  .asking('Et après ?').post;

export const SENT = { postId: 'the-post', revisionId: 'the-revision' } as const;

/** `part`: what is sent of the post, by default all of it. */
export const sentDocx = (
  post: Post,
  part = post,
  pictures: ReadonlyMap<string, ExportedPicture> = new Map(),
): Promise<Uint8Array> =>
  writeDocx(part, {
    pictures,
    author: '',
    sent: { ...SENT, marks: new Map(markedTurns(post).map(({ mark, turn }) => [turn.id, mark])) },
  });

/** The docx with another text of one part, `word/document.xml` by default; undefined removes the part. */
export async function withPart(
  docx: Uint8Array,
  change: (xml: string) => string | undefined,
  name = 'word/document.xml',
): Promise<Uint8Array> {
  const archive = await openArchive(docx);
  const parts = new Map<string, Buffer>();
  for (const one of archive.names) parts.set(one, (await archive.read(one)) ?? Buffer.alloc(0));
  archive.close();
  const changed = change(parts.get(name)?.toString('utf8') ?? '');
  if (changed === undefined) parts.delete(name);
  else parts.set(name, Buffer.from(changed));
  return zipInMemory(parts);
}

let ids = 0;
export const readBack = (
  bytes: Uint8Array,
  name = 'retour.docx',
  chosen: ChangesChosen = 'accepted',
): Promise<ReadDocument> =>
  readDocument(
    { newId: () => `id-${(ids += 1)}`, takePicture: () => Promise.resolve(undefined) },
    { name, bytes },
    chosen,
  );

const words = (blocks: readonly TopBlock[]): string => blocksToText(blocks);

/** Each part in one line: « 3 = » unchanged, « 3: words », « -: words » without a mark; remarks in brackets. */
export const turnsIn = ({ returned }: ReadDocument): string[] | undefined =>
  returned?.[0]?.turns.map(
    ({ mark, asked, blocks, isApproved, remark }) =>
      `${mark ?? '-'}${isApproved === true ? ' =' : ':'}${asked === undefined ? '' : ` (${asked})`}${
        blocks === undefined || blocks.length === 0 ? '' : ` ${words(blocks)}`
      }${remark === undefined ? '' : ` [${remark}]`}`,
  );
