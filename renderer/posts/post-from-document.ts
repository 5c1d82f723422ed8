/** A new post from a document: turns if it is recognised as an interview, else its blocks. */
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

type Given = Readonly<{ newId: () => string; language: string; knownParticipants: readonly Participant[] }>;

/**
 * Notes come last. The title is the document's own, else its file name. `stamps`: the number of transcript times
 * outside all turns.
 */
export function postFromDocument(
  document: ReadDocument,
  { newId, language, knownParticipants }: Given,
): { post: Post; stamps: number } {
  const names = knownParticipants.map((person) => person.name);
  const firstReading = recognizeBlocks(document.blocks, { knownNames: names });
  const own = documentTitle(document.blocks, firstReading);
  const ownName = document.name.replace(/\.[a-z0-9]{2,8}$/i, '');
  if (firstReading.kind === 'interview') {
    // A title below a picture is outside the head that recognition reads.
    const apart = firstReading.title === '' && own.title !== '';
    const recognition = apart
      ? recognizeBlocks(own.rest, { knownNames: names, title: own.title, anyway: true })
      : firstReading;
    const { title, participants, lead, body, leftOut } = recognitionToBlocks(recognition, {
      newId,
      language,
      knownParticipants,
    });
    // A dropped line that repeats the title is omitted; others come before the body.
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
