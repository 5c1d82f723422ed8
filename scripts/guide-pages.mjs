// A plugin of the build: `virtual:guide/fr` and `virtual:guide/en` are the pages of docs/guide/, read.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const MODULE = /^\0?virtual:guide\/(fr|en)$/;

/** @param {string} root of the sources */
export const guidePages = (root) => ({
  name: 'guide-pages',
  resolveId: {
    filter: { id: MODULE },
    /** @param {string} id */
    handler: (id) => `\0${id}`,
  },
  load: {
    filter: { id: MODULE },
    /** @param {string} id */
    async handler(id) {
      const folder = path.join(root, 'docs/guide', MODULE.exec(id)[1]);
      const own = (name) => import(pathToFileURL(path.join(root, 'renderer/guide', name)).href);
      const [{ SUBJECTS }, { readPage }] = await Promise.all([own('subjects.ts'), own('read-markdown.ts')]);
      const pages = SUBJECTS.map((subject) => {
        const file = path.join(folder, `${subject}.md`);
        this.addWatchFile(file);
        return readPage(subject, fs.readFileSync(file, 'utf8'));
      });
      // Read as JSON: faster than a literal of that size.
      return `export const pages = JSON.parse(${JSON.stringify(JSON.stringify(pages))});`;
    },
  },
});
