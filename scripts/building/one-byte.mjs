// Checks that V8 can store the build's scripts with one byte per character (the reason is in electron.vite.config.ts).
import fs from 'node:fs';
import path from 'node:path';

const AROUND = 30;

/**
 * Scripts below a folder that V8 stores with two bytes per character, with the context of the first such character. The
 * bundler escapes these characters, except in tagged templates such as `String.raw`.
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
