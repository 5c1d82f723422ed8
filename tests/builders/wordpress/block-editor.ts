/**
 * The block editor of the unpacked WordPress: its own scripts in a browser without a site, for the HTML that a
 * colleague’s editor saves.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const INCLUDES = join(import.meta.dirname, '../../../.cache/wordpress/files/wp-includes');

export type Judgement = Readonly<{
  /** Outermost blocks, by name. */
  names: readonly string[];
  /** Blocks that the editor would ask a colleague to repair, or that are invalid. */
  invalid: readonly string[];
  /** The HTML that the editor saves without an edit. */
  saved: string;
}>;

type EditorBlock = Readonly<{
  name: string;
  isValid: boolean;
  originalContent?: string;
  innerBlocks: readonly EditorBlock[];
}>;
type EditorScripts = Readonly<{
  blocks: { parse: (html: string) => EditorBlock[]; serialize: (blocks: readonly EditorBlock[]) => string };
  blockLibrary: { registerCoreBlocks: () => void };
}>;

export async function startBlockEditor(
  browserPath = process.env['ESCALE_BROWSER'] ?? '/usr/bin/chromium-headless-shell',
) {
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.setContent('<!doctype html><title>Editor</title>');
  for (const path of scripts()) await page.addScriptTag({ path });
  await page.evaluate(() => {
    const { wp } = globalThis as unknown as { wp: EditorScripts };
    wp.blockLibrary.registerCoreBlocks();
  });
  return {
    judge: (html: string): Promise<Judgement> =>
      page.evaluate((text) => {
        const { wp } = globalThis as unknown as { wp: EditorScripts };
        const parsed = wp.blocks.parse(text);
        const invalid: string[] = [];
        const walk = (blocks: readonly EditorBlock[]): void => {
          for (const block of blocks) {
            if (!block.isValid || block.name === 'core/missing' || block.name === 'core/freeform')
              invalid.push(`${block.name}: ${(block.originalContent ?? '').slice(0, 300)}`);
            walk(block.innerBlocks);
          }
        };
        walk(parsed);
        return { names: parsed.map(({ name }) => name), invalid, saved: wp.blocks.serialize(parsed) };
      }, html),
    close: () => browser.close(),
  };
}

/** The files of the block library and its dependencies, in loading order. */
function scripts(): string[] {
  const list = execFileSync(
    'php',
    ['-r', 'echo json_encode(include $argv[1]);', join(INCLUDES, 'assets/script-loader-packages.php')],
    { encoding: 'utf8' },
  );
  const packages = JSON.parse(list) as Record<string, { dependencies: string[] }>;
  const order = new Set<string>();
  const add = (handle: string): void => {
    const name = handle.replace(/^wp-/, '');
    if (order.has(handle)) return;
    for (const dependency of packages[`${name}.js`]?.dependencies ?? VENDORS[handle] ?? []) add(dependency);
    order.add(handle);
  };
  add('wp-block-library');
  return [...order].map(fileOf).filter((path) => existsSync(path));
}

/** Scripts of other projects and their dependencies, as in script-loader.php. */
const VENDORS: Readonly<Record<string, readonly string[]>> = {
  'react-dom': ['react'],
  'react-jsx-runtime': ['react'],
  'wp-polyfill': [],
};

function fileOf(handle: string): string {
  const own = join(INCLUDES, 'js/dist', `${handle.replace(/^wp-/, '')}.js`);
  return existsSync(own) ? own : join(INCLUDES, 'js/dist/vendor', `${handle}.js`);
}
