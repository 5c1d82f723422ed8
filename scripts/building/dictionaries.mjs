// Builds the spelling checker's dictionaries from the packages dictionary-fr and dictionary-en into out/dictionaries,
// without downloads or other tools. Each build calls this (electron.vite.config.ts); files are only rebuilt when their
// sources changed.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { writeBdic } from './bdic.mjs';

/**
 * Chromium's file names: language, region, and the expected version, from its
 * components/spellcheck/common/spellcheck_common.cc. The same in Electron 25 and in current sources; check them when
 * Electron is updated. With another file name spelling is silently not checked.
 */
const NAMES = { fr: 'fr-FR-3-0.bdic', en: 'en-US-10-1.bdic' };

/** @param {string} root the project's folder */
export function ensureDictionaries(root) {
  const output = path.join(root, 'out/dictionaries');
  const stamp = path.join(output, '.made');
  const source = (language, file) => path.join(root, 'node_modules', `dictionary-${language}`, file);
  const read = (language, file) => fs.readFileSync(source(language, file), 'utf8');
  const hash = createHash('sha256').update(JSON.stringify(NAMES));
  for (const language of Object.keys(NAMES))
    for (const file of ['index.aff', 'index.dic', 'license']) hash.update(read(language, file));
  const writer = path.join(root, 'scripts/building/bdic.mjs');
  const expectedStamp = hash.update(fs.readFileSync(writer)).digest('hex');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === expectedStamp) return;

  fs.rmSync(output, { recursive: true, force: true });
  fs.mkdirSync(output, { recursive: true });
  for (const [language, name] of Object.entries(NAMES)) {
    fs.writeFileSync(
      path.join(output, name),
      writeBdic(read(language, 'index.aff'), read(language, 'index.dic')),
    );
    // Both licences must accompany the words.
    fs.copyFileSync(source(language, 'license'), path.join(output, `LICENSE-${language}.txt`));
  }
  fs.writeFileSync(stamp, expectedStamp);
}
