import assert from 'node:assert/strict';
import path from 'node:path';
import { createServer } from 'vite';
import type { Post } from '#interview/document.ts';
import type { Conversion } from './conversion-side.ts';
import type { Row } from './harness.ts';
import { longInterview } from './window/long-interview.ts';

/** The first step of an autosave, in the page. */
export const conversion: Row = {
  name: 'document',
  what: 'reading the document out of the editor’s state, for a post of 50,000 words (300 turns, 60 pictures), as JSON, against Lexical’s own JSON of that state',
  rounds: 40,
  async prepare() {
    const root = path.join(import.meta.dirname, '..');
    const server = await createServer({
      root,
      configFile: false,
      logLevel: 'error',
      server: { middlewareMode: true, watch: null, ws: false },
      optimizeDeps: { noDiscovery: true },
    });
    const side = (await server.ssrLoadModule(path.join(import.meta.dirname, 'conversion-side.ts'))) as {
      openConversion(post: Post): Conversion;
    };
    const post = longInterview('Le guichet', { words: 50_000, turns: 300, pictures: 60 }, 'a'.repeat(64));
    const editor = side.openConversion(post);
    return {
      ours: () => void JSON.stringify(editor.read()),
      reference: () => void editor.state(),
      verify: () => assert.deepEqual(editor.read(), post),
      close: () => server.close(),
    };
  },
};
