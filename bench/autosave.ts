import assert from 'node:assert/strict';
import type { Post } from '#interview/document.ts';
import { countPost } from '#interview/words.ts';
import { openTestBackend, temporaryFolder } from '#tests/builders/test-backend.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openBareWrite } from './reference/bare-write.ts';
import type { Row } from './harness.ts';

const SENTENCE =
  'Nous avons repris le guichet du quartier avec les habitants, et chaque semaine un agent note ce qui bloque encore. ';

/** An interview of about 3,000 words by two people; each round adds a few, as typing does. */
function interviewOf3000Words(round: number): Post {
  let interview = buildInterview().titled('Le guichet du quartier').labelled('Design public', 'Usagers');
  for (let question = 1; question <= 10; question += 1) {
    interview = interview
      .asking(`Question ${question} : qu’est-ce qui a changé depuis l’ouverture ?`)
      .answering('Anne Martin', SENTENCE.repeat(7).trim())
      .answering('Karim Benali', `${SENTENCE.repeat(7)}Tour ${round}.`);
  }
  return interview.post;
}

export const autosave: Row = {
  name: 'autosave',
  what: 'one autosave of a 3,000-word interview (request checked, written, people, labels, archive index, status, answer checked) against a bare SQLite UPDATE of the same JSON, both synchronous=FULL',
  rounds: 200,
  async prepare() {
    const backend = await openTestBackend();
    const folder = temporaryFolder('bench');
    const bare = openBareWrite(folder);
    const { id } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
    const documents = Array.from({ length: 8 }, (_, round) => interviewOf3000Words(round));
    const texts = documents.map((document) => JSON.stringify(document));
    const pick = <Item>(items: readonly Item[], round: number) => items[round % items.length] as Item;
    let base = 0;
    const save = async (round: number) => {
      const { saveNumber } = await backend.call('posts.save', {
        id,
        baseSave: base,
        saveId: `save-${base}`,
        document: pick(documents, round),
      });
      base = saveNumber;
    };
    return {
      ours: save,
      reference: (round) => bare.write(pick(texts, round)),
      async verify() {
        assert.ok(
          Math.abs(countPost(pick(documents, 0)).words - 3000) < 300,
          `${countPost(pick(documents, 0)).words} words`,
        );
        await save(3);
        bare.write(pick(texts, 3));
        const { document } = await backend.call('posts.get', { id });
        assert.deepEqual(document, JSON.parse(bare.read()));
      },
      async close() {
        bare.close();
        await backend.dispose();
      },
    };
  },
};
