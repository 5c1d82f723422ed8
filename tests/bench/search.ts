import assert from 'node:assert/strict';
import { renderText } from '../../interview/render/plain-text.ts';
import { insertPost } from '../../main/backend/library/posts.ts';
import { searchArchive } from '../../main/backend/search/search.ts';
import { aBackend } from '../builders/a-backend.ts';
import { generateArchive } from './generate-archive.ts';
import type { Row } from './harness.ts';
import { openBareFts } from './reference/bare-fts.ts';

const POSTS = 1_000;
/** In how many posts the words asked for stand: rare, medium, common. */
const FREQUENCIES = [2, 5, 12, 30, 80, 150, 250, 400, 600] as const;

export const search: Row = {
  name: 'search',
  what: `a search over ${POSTS} generated interviews, everything a page of results shows (20 posts with their best passages, who speaks, the words marked, exact total, facets) against the bare FTS5 query for the same word (20 best ids); words that stand in 2 to 600 posts`,
  rounds: 180,
  async prepare() {
    const backend = await aBackend();
    const { db } = backend.backend;
    const documents = [...generateArchive(POSTS)].map((generated) => generated.document);
    db.transaction(() => {
      let ids = 0;
      for (const document of documents)
        insertPost(db, document, {
          now: Date.UTC(2026, 2, 12),
          newId: () => `bench-${(ids += 1)}-${document.title.length}`,
        });
    })();
    const bare = openBareFts(
      documents.map((document) => [renderText(document), document.labels.join(' ')].join('\n')),
    );
    const ours = (word: string) => searchArchive(db, { query: word, limit: 20 });
    // Ours also finds the other forms of a word. A question is a word for which both find as many posts: as it is, or
    // between quotation marks, which ask for its exact form.
    const questions = FREQUENCIES.flatMap((frequency) =>
      Array.from({ length: 1 + frequency / 4 }, (_, near) => near)
        .flatMap((near) => bare.wordsIn(frequency + near))
        .flatMap((word) =>
          [word, `"${word}"`]
            .filter((query) => ours(query).total === bare.total(word))
            .slice(0, 1)
            .map((query) => ({ word, query })),
        )
        .slice(0, 3),
    );
    const question = (round: number) => questions[round % questions.length] as (typeof questions)[number];
    return {
      ours: (round) => void ours(question(round).query),
      reference: (round) => void bare.search(question(round).word),
      verify() {
        assert.ok(questions.length >= 20, `${questions.length} questions on which both sides agree`);
        assert.ok(
          questions.some(({ word }) => bare.total(word) >= 300),
          'a common word among them',
        );
        for (const { word, query } of questions) assert.equal(ours(query).total, bare.total(word), query);
      },
      async close() {
        bare.close();
        await backend.dispose();
      },
    };
  },
};
