import assert from 'node:assert/strict';
import { foldKey } from '#interview/fold-key.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import { recognitionToBlocks } from '#interview/recognition/to-blocks.ts';
import type { TopBlock } from '#interview/document.ts';
import { paragraph, text } from '#tests/builders/interview-builder.ts';
import type { Row } from './harness.ts';

const WORDS = 10_000;
const SAID =
  'Nous avons repris le guichet du quartier avec les habitants, et chaque semaine un agent note ce qui bloque encore. ';

/** The blocks of an imported page: an interview of 10,000 words by two people with bold questions. */
function pageOf10000Words(): TopBlock[] {
  const blocks: TopBlock[] = [{ type: 'heading', level: 2, content: [text('Le guichet du quartier')] }];
  for (let turn = 1; turn <= WORDS / 200; turn += 1) {
    blocks.push(paragraph(text(`Qu’est-ce qui a changé pour vous depuis la visite ${turn} ?`, 'bold')));
    for (const name of ['Anne Martin', 'Karim Benali'])
      blocks.push(
        paragraph(text(`${name} :`, 'bold'), text(` ${SAID.repeat(2)}`)),
        paragraph(SAID.repeat(2), text('C’est écrit.', 'italic')),
      );
  }
  return blocks;
}

export const recognition: Row = {
  name: 'recognition',
  what: `a pasted page of ${WORDS} words made into questions and answers by two people (read, recognised, turned into a document) against folding each of its lines once (case, accents, spaces)`,
  rounds: 60,
  prepare() {
    const page = pageOf10000Words();
    const lines = page.flatMap((block) =>
      block.type === 'paragraph' || block.type === 'heading'
        ? [block.content.map((run) => (run.type === 'text' ? run.text : '')).join('')]
        : [],
    );
    const fold = (): string => lines.map(foldKey).join('\n');
    const read = () => recognizeBlocks(page);
    return Promise.resolve({
      ours() {
        let ids = 0;
        recognitionToBlocks(read(), {
          newId: () => `bench-${(ids += 1)}`,
          language: 'fr',
          knownParticipants: [],
        });
      },
      reference: () => void fold(),
      verify() {
        const recognized = read();
        assert.equal(foldKey(recognized.text), foldKey(fold()));
        assert.equal(recognized.questions.length, WORDS / 200);
        assert.ok(recognized.questions.every(({ answers }) => answers.length === 2));
      },
      close: () => undefined,
    });
  },
};
