// The plugins for Vite that this project has of its own.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const NAMES_MODULE = /\/main\/shell\/request-names\.ts$/;

/** A module with only the names of requests, without the schemas they come from. */
export const requestNames = () => ({
  name: 'request-names',
  load: {
    filter: { id: NAMES_MODULE },
    /** @param {string} id */
    async handler(id) {
      const names = Object.entries(await import(pathToFileURL(id).href));
      return names.map(([name, list]) => `export const ${name} = ${JSON.stringify(list)};`).join('\n');
    },
  },
});

const WORDS =
  /\/(?:react-aria|react-stately|react-aria-components)\/dist\/private\/intl\/(?:.*\/)?([a-z]{2}-[A-Z]{2})\.mjs$/;

/**
 * True for the words of a language that the app does not speak.
 * @param {string} file
 * @param {readonly string[]} spoken as react-aria names languages: `fr-FR`
 */
export const isUnspoken = (file, spoken) => {
  const [, language] = WORDS.exec(file.replaceAll('\\', '/')) ?? [];
  return language !== undefined && !spoken.includes(language);
};

const FRENCH_OPTIONS = /\/react-aria\/dist\/private\/intl\/combobox\/fr-FR\.mjs$/;
/** react-aria's French messages to screen readers that use both numbers at once, and their corrections. */
const AGREEMENTS = [
  ['args.optionCount)} option`', 'args.optionCount)} option disponible`'],
  ['args.optionCount)} options`', 'args.optionCount)} options disponibles`'],
  ['} disponible(s).`', '}.`'],
  ['lectionn\\xe9(s)`', 'lectionn\\xe9`'],
];

/**
 * Corrects the plurals of react-aria's French messages about list options. Throws if a message has changed, because the
 * correction may be obsolete. @param {string} code
 */
export const withPlurals = (code) =>
  AGREEMENTS.reduce((words, [wrong, right]) => {
    if (!words.includes(wrong)) throw new Error(`react-aria no longer says ${wrong} in French`);
    return words.replace(wrong, right);
  }, code);

/**
 * react-aria speaks some thirty languages, the app a few (interview/app-languages.ts): the others are a tenth of the page. It
 * passes over a language that is `undefined`: its own plugin does the same.
 * @param {readonly string[]} spoken
 */
export const ownLanguages = (spoken) => ({
  name: 'own-languages',
  /** @param {string} id */
  load: (id) => (isUnspoken(id, spoken) ? 'export default undefined;' : null),
  transform: {
    filter: { id: FRENCH_OPTIONS },
    /** @param {string} code */
    handler: (code) => ({ code: withPlurals(code), map: null }),
  },
});

/**
 * Adds the fonts' licences next to them, and the fonts of PDF forms: sites in folders copy the licences
 * (main/backend/core/face-files.ts).
 * @param {string} root
 */
export const besideFonts = (root) => ({
  name: 'beside-fonts',
  generateBundle() {
    for (const face of ['400Regular', '400Regular_Italic', '600SemiBold']) {
      const file = `Literata_${face}.ttf`;
      const source = fs.readFileSync(path.join(root, 'node_modules/@expo-google-fonts/literata', face, file));
      this.emitFile({ type: 'asset', fileName: `fonts/${file}`, source });
    }
    for (const [name, font] of [
      ['Inter', 'inter'],
      ['Literata', 'literata'],
    ])
      this.emitFile({
        type: 'asset',
        fileName: `fonts/OFL-${name}.txt`,
        source: fs.readFileSync(path.join(root, 'node_modules/@fontsource-variable', font, 'LICENSE')),
      });
  },
});

/**
 * The page asks for the fonts of its first picture together with its script: it would find out only as it lays its words
 * out, and draw them once more when they are here.
 * @param {readonly string[]} names of the files, without their ending
 */
export const firstFonts = (names) => ({
  name: 'first-fonts',
  transformIndexHtml: {
    order: 'post',
    /** @param {string} _html @param {{bundle?: Record<string, unknown>}} context */
    handler: (_html, { bundle = {} }) =>
      names.map((name) => {
        const file = Object.keys(bundle).find((one) => one === `fonts/${name}.woff2`);
        if (file === undefined) throw new Error(`no font ${name} in the page`);
        return {
          tag: 'link',
          injectTo: 'head',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `./${file}` },
        };
      }),
  },
});

const PAGES = /^virtual:guide\/([a-z]+)$/;
/** Named like a file next to the pages: a test runner with separate module processes loses ids of another form. */
const PAGES_FILE = /\/docs\/guide\/([a-z]+)\/pages\.js$/;

/**
 * `virtual:guide/fr`, and so on for each language of the app: the pages of docs/guide/, read.
 * @param {string} root of the sources
 */
export const guidePages = (root) => ({
  name: 'guide-pages',
  resolveId: {
    filter: { id: PAGES },
    /** @param {string} id */
    handler: (id) =>
      path.posix.join(root.replaceAll(path.sep, '/'), 'docs/guide', PAGES.exec(id)[1], 'pages.js'),
  },
  load: {
    filter: { id: PAGES_FILE },
    /** @param {string} id */
    async handler(id) {
      const folder = path.join(root, 'docs/guide', PAGES_FILE.exec(id)[1]);
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
