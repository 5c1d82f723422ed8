/** The scripts that the page loads before its first frame, all of which a start compiles. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { appFolder } from '../support/stage/launch.ts';

const assets = join(appFolder, 'out/renderer/assets');
/** Size limit of the scripts. The whole page has two and a half times as many. */
const MOST_BYTES = 1_000_000;

/** The static imports of a script, transitively, without dynamic ones. */
function firstScripts(name: string, visited = new Set<string>()): Set<string> {
  if (visited.has(name)) return visited;
  visited.add(name);
  const code = readFileSync(join(assets, name), 'utf8');
  for (const [, importedFile] of code.matchAll(
    /(?:^|[;\n}])import(?:[^("';]*from)?["']\.\/([^"']+\.js)["']/g,
  ))
    if (importedFile !== undefined) firstScripts(importedFile, visited);
  return visited;
}

test('the first frame loads no editor, no HTML parser and no schemas', () => {
  const page = readFileSync(join(appFolder, 'out/renderer/index.html'), 'utf8');
  const [, entry = ''] = /<script type="module"[^>]* src="\.\/assets\/([^"]+)"/.exec(page) ?? [];
  const scripts = [...firstScripts(entry)];
  const code = scripts.map((name) => readFileSync(join(assets, name), 'utf8')).join('\n');
  // React is among them, so the search works.
  expect(code).toContain('createRoot');
  expect(code).not.toContain('lexical');
  expect(code).not.toContain('formattingElements');
  expect(code).not.toContain('strictObject(');
  const bytes = scripts.reduce((sum, name) => sum + statSync(join(assets, name)).size, 0);
  expect(bytes).toBeLessThan(MOST_BYTES);
  const all = readdirSync(assets).filter((name) => name.endsWith('.js'));
  expect(all.map((name) => readFileSync(join(assets, name), 'utf8')).join('\n')).toContain('lexical');
});
