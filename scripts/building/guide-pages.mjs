// A plugin of the build: `virtual:guide/fr` and `virtual:guide/en` are the pages of docs/guide/, read.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ASKED = /^virtual:guide\/(fr|en)$/;
/** Named like a file beside the pages: a tester that runs modules in processes of its own loses ids of another form. */
const RESOLVED = /\/docs\/guide\/(fr|en)\/pages\.js$/;

/** @param {string} root of the sources */
export const guidePages = (root) => ({
  name: 'guide-pages',
  resolveId: {
    filter: { id: ASKED },
    /** @param {string} id */
    handler: (id) =>
      path.posix.join(root.replaceAll(path.sep, '/'), 'docs/guide', ASKED.exec(id)[1], 'pages.js'),
  },
  load: {
    filter: { id: RESOLVED },
    /** @param {string} id */
    async handler(id) {
      const folder = path.join(root, 'docs/guide', RESOLVED.exec(id)[1]);
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
