// Whether V8 can hold the scripts of the build at a byte a sign (electron.vite.config.ts says why).
import fs from 'node:fs';
import path from 'node:path';

const AROUND = 30;

/**
 * The scripts below a folder that V8 holds at two bytes a sign, with what is around the first sign that asks for it. The
 * bundler escapes such signs, but for those of a tagged template, `String.raw` among them.
 * @param {string} folder @returns {string[]}
 */
export function twoByteScripts(folder) {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[cm]?js$/.test(name))
    .flatMap((name) => {
      const text = fs.readFileSync(path.join(folder, name), 'utf8');
      const at = text.search(/[\u{100}-\u{10ffff}]/u);
      return at === -1 ? [] : [`${name}: ${text.slice(Math.max(0, at - AROUND), at + AROUND)}`];
    });
}
