/**
 * Random process deaths while typing: reported saves are there in order, at most the last second is missing, and the
 * database is sound. A failure prints its seed.
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from '../support/stage/fixtures.ts';
import type { Escale } from '../support/stage/launch.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { EditorPage } from '../support/pages/EditorPage.ts';
import { beginShare, BUDGET_MS, SEED } from '../../random/budget.ts';

test.use({ alone: true });

const SECOND = 1_000;
const TITLE = 'Compter sans s’arrêter';

/** Numbers from 0 to 1 that the seed decides (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Typed = { word: string; at: number };

/** The kind of process, for the report. */
function kindOf(command: string): string {
  if (/backend\.cjs|node\.mojom\.NodeService/.test(command)) return 'backend';
  return /--type=([a-z-]+)/.exec(command)?.[1] ?? 'main';
}

/** The words of the text; the last one may be incomplete. */
async function wordsIn(escale: Escale): Promise<string[]> {
  const editor = new EditorPage(escale.page);
  await expect(editor.title).toHaveValue(TITLE);
  return (await editor.text.innerText()).split(/\s+/u).filter((word) => word !== '');
}

/** Checks the database file as the killed processes left it, without another reader. */
function examine(library: string): void {
  const db = new Database(join(library, 'library.sqlite'));
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
  } finally {
    db.close();
  }
}

test('keeps every saved word over rounds of typing that each end in a killed process', async ({ escale }) => {
  test.setTimeout(300_000 + BUDGET_MS);
  const share = beginShare({ kind: 'kills', name: 'typing', parts: 30 }, 2);
  const random = randomFrom(SEED);
  const window = new AppPage(escale.page);
  await window.startWithoutBlog();
  await new EditorPage(escale.page).writeTitle(TITLE);
  await window.saved();
  let savedWords: string[] = [];
  let number = 0;

  let round = 0;
  for (; share.hasTime(round); round += 1) {
    const editor = new EditorPage(escale.page);
    const status = new AppPage(escale.page);
    await editor.text.press('Control+End');
    const typed: Typed[] = [];
    let acknowledged = 0;
    const until = Date.now() + 400 + random() * 3_000;
    while (Date.now() < until) {
      const word = `mot${(number += 1)}`;
      await editor.type(`${savedWords.length + typed.length === 0 ? '' : ' '}${word}`);
      typed.push({ word, at: Date.now() });
      if (random() > 0.1) continue;
      await status.saved();
      acknowledged = typed.length;
    }
    const running = escale.processes();
    const victim = running[Math.floor(random() * running.length)];
    if (victim === undefined) throw new Error('nothing runs');
    const what = `seed ${SEED}, round ${round}: ${kindOf(victim.command)}`;
    const killed = Date.now();
    process.kill(victim.pid, 'SIGKILL');
    // The library’s process restarts, and the page still has the unacknowledged text.
    if (kindOf(victim.command) === 'backend' && random() < 0.5) {
      await expect(status.message(status.names.backendBack)).toBeVisible();
      await status.saved();
      acknowledged = typed.length;
    }

    // The remaining processes are killed too: only the disk counts.
    await escale.kill();
    await expect.poll(() => escale.processes(), { message: `${what}: nothing of ours survives` }).toEqual([]);
    examine(escale.library);
    await escale.start();
    const foundWords = await wordsIn(escale);
    const allWords = [...savedWords, ...typed.map(({ word }) => word)];
    // The last word may be incomplete.
    expect(foundWords.slice(0, -1), `${what}: nothing else, in its order`).toEqual(
      allWords.slice(0, foundWords.length - 1),
    );
    const sure =
      savedWords.length + Math.max(acknowledged, typed.filter(({ at }) => at < killed - SECOND).length);
    expect(foundWords.slice(0, sure), `${what}: what was said to be saved, or typed a second before`).toEqual(
      allWords.slice(0, sure),
    );
    savedWords = foundWords;
  }
  share.end(round);
});
