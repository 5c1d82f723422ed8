/** A new post from a document that was read: turns where it reads as an interview, its blocks as they are where not. */
import type { Participant, Post, TopBlock } from '#interview/document.ts';
import { inlinesToText } from '#interview/plain.ts';
import { foldKey } from '#interview/fold-key.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import { recognitionToBlocks } from '#interview/recognition/to-blocks.ts';
import { emptyPost } from '#interview/upgrade.ts';
import type { ReadDocument } from '#contract/exchange.ts';

const LONGEST_TITLE = 2_000;

type Given = Readonly<{ newId: () => string; language: string; known: readonly Participant[] }>;

/** Notes stand at the end. The title is the document's own, else the name of its file. */
export function postFromDocument(document: ReadDocument, { newId, language, known }: Given): Post {
  const recognition = recognizeBlocks(document.blocks, { known: known.map((person) => person.name) });
  const ownName = document.name.replace(/\.[a-z0-9]{2,8}$/i, '');
  if (recognition.kind === 'interview') {
    const { title, participants, lead, body, leftOut } = recognitionToBlocks(recognition, {
      newId,
      language,
      known,
    });
    // A line left out says the title again; anything else keeps its place, before the rest.
    const again = leftOut
      .filter((line) => !foldKey(line).includes(foldKey(title)))
      .map((line): TopBlock => ({ type: 'paragraph', content: [{ type: 'text', text: line }] }));
    return {
      ...emptyPost('interview', language),
      title: (title === '' ? ownName : title).slice(0, LONGEST_TITLE),
      participants,
      ...(lead === undefined ? {} : { lead }),
      body: [...again, ...body, ...document.notes],
    };
  }
  const [first, ...rest] = document.blocks;
  const titled = first?.type === 'heading' && inlinesToText(first.content).length <= LONGEST_TITLE;
  return {
    ...emptyPost('article', language),
    title: (titled ? inlinesToText(first.content).replaceAll('\n', ' ') : ownName).slice(0, LONGEST_TITLE),
    body: [...(titled ? rest : document.blocks), ...document.notes],
  };
}
