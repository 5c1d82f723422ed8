/** A new post from a document that was read: turns where it reads as an interview, its blocks as they are where not. */
import type { Participant, Post, TopBlock } from '#interview/document.ts';
import { foldKey } from '#interview/fold-key.ts';
import { textInline, textPieces } from '#interview/inlines.ts';
import { documentTitle } from '#interview/recognition/document-title.ts';
import { stampsIn } from '#interview/recognition/recognition.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import { recognitionToBlocks } from '#interview/recognition/to-blocks.ts';
import { emptyPost } from '#interview/upgrade.ts';
import type { ReadDocument } from '#contract/exchange.ts';

const LONGEST_TITLE = 2_000;

type Given = Readonly<{ newId: () => string; language: string; known: readonly Participant[] }>;

/**
 * Notes come last. The title is the document's own, else the name of its file. `stamps`: how many times of a transcript are
 * in none of its turns.
 */
export function postFromDocument(
  document: ReadDocument,
  { newId, language, known }: Given,
): { post: Post; stamps: number } {
  const names = known.map((person) => person.name);
  const found = recognizeBlocks(document.blocks, { known: names });
  const own = documentTitle(document.blocks, found);
  const ownName = document.name.replace(/\.[a-z0-9]{2,8}$/i, '');
  if (found.kind === 'interview') {
    // A title under a picture stands outside what recognition takes for the head.
    const apart = found.title === '' && own.title !== '';
    const recognition = apart
      ? recognizeBlocks(own.rest, { known: names, title: own.title, anyway: true })
      : found;
    const { title, participants, lead, body, leftOut } = recognitionToBlocks(recognition, {
      newId,
      language,
      known,
    });
    // A line left out says the title again; anything else keeps its place, before the rest.
    const again = leftOut
      .filter((line) => !foldKey(line).includes(foldKey(title)))
      .map((line): TopBlock => ({
        type: 'paragraph',
        content: textPieces(line).map((piece) => textInline(piece)),
      }));
    const post: Post = {
      ...emptyPost('interview', language),
      title: ((apart ? own.title : title) || ownName).slice(0, LONGEST_TITLE),
      participants,
      ...(lead === undefined ? {} : { lead }),
      body: [...again, ...body, ...document.notes],
    };
    return { post, stamps: stampsIn(recognition.blocks) };
  }
  const post: Post = {
    ...emptyPost('article', language),
    title: (own.title || ownName).slice(0, LONGEST_TITLE),
    body: [...own.rest, ...document.notes],
  };
  return { post, stamps: 0 };
}
