/** The editor in its real window, against a plain Lexical editor with the same words in that window, and against others. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { blockToText } from '#interview/plain.ts';
import type { Post } from '#interview/document.ts';
import { countPost } from '#interview/words.ts';
import type { Contest, Row } from './harness.ts';
import { longInterview } from './window/long-interview.ts';
import { openWindow, type BenchWindow, type Runtime } from './window/open-window.ts';
import type { Peer } from './window/page-side.ts';

const SIZES = {
  '1,000': { words: 1_000, turns: 9, pictures: 1 },
  '10,000': { words: 10_000, turns: 60, pictures: 12 },
  '50,000': { words: 50_000, turns: 300, pictures: 60 },
} as const;
type Size = keyof typeof SIZES;

const TITLE = 'Le guichet du quartier';
const OURS = '[data-escale-text]';
const PLAIN = '#plain-lexical';

/** The words of a post as the paragraphs of the plain editor: as many as Escale has blocks. */
function paragraphsOf(post: Post): string[] {
  return post.body.flatMap((block) =>
    block.type === 'answer' ? block.blocks.map(blockToText) : [blockToText(block)],
  );
}

async function windowWith(runtime: Runtime, ...posts: Post[]): Promise<BenchWindow> {
  const window = await openWindow(runtime);
  await window.add(posts.map((post) => withPicture(post, window.picture)));
  return window;
}

/** The pictures of the generated post, made those of this library. */
const withPicture = (post: Post, sha256: string): Post =>
  JSON.parse(JSON.stringify(post).replaceAll('0'.repeat(64), sha256)) as Post;

const keysAMoment = 30;
/** Interval of fast typing, ms between keys. */
const CADENCE = 45;

/** Types in the editor at `root` key by key and returns the time of each until painted. */
async function typeIn({ page }: BenchWindow, root: string): Promise<number[]> {
  await page.evaluate(() => escaleBench.takeKeys());
  for (let key = 0; key < keysAMoment; key += 1) {
    await page.keyboard.press('e');
    await pause(CADENCE);
  }
  await page.evaluate(() => escaleBench.painted());
  const times = await page.evaluate(() => escaleBench.takeKeys());
  assert.equal(times.length, keysAMoment, `keys seen in ${root}`);
  return times;
}

type Beside = 'plain' | Peer;
const EDITABLE: Record<Beside, string> = {
  plain: PLAIN,
  tiptap: '#tiptap [contenteditable="true"]',
  koenig: '#koenig [contenteditable="true"]',
};
const NAMES: Record<Beside, string> = {
  plain: 'plain Lexical with the same paragraphs in the same window',
  tiptap:
    'TipTap (ProseMirror, starter kit) with the same paragraphs in the same window, which saves nothing',
  koenig: 'Koenig (Ghost’s editor) with the same paragraphs in the same window, which saves nothing',
};

/** The rows of a browser of today have its name before theirs. */
const rowOf = (runtime: Runtime, name: string, what: string): Pick<Row, 'name' | 'what'> =>
  runtime === 'engine' ? { name: `engine-${name}`, what: `in Chromium of today: ${what}` } : { name, what };

function keys(size: Size, beside: Beside, runtime: Runtime = 'electron'): Row {
  return {
    ...rowOf(
      runtime,
      beside === 'plain' ? `keys-${size}` : `keys-${size}-${beside}`,
      `a key pressed in the middle of a post of ${size} words (${SIZES[size].turns} turns, ${SIZES[size].pictures} pictures; saved meanwhile as always) until it is on the screen, against ${NAMES[beside]}`,
    ),
    rounds: 10,
    warmUp: 2,
    async prepare(): Promise<Contest> {
      const post = longInterview(TITLE, SIZES[size], '0'.repeat(64));
      const window = await windowWith(runtime, post);
      const { page } = window;
      await window.open(TITLE);
      const paragraphs = paragraphsOf(post);
      if (beside === 'plain') await page.evaluate((texts) => escaleBench.openPlain(texts), paragraphs);
      else {
        await window.addPeers();
        await page.evaluate(([peer, texts]) => escaleBench.openPeer(peer, texts), [
          beside,
          paragraphs,
        ] as const);
      }
      await page.evaluate(() => escaleBench.watchKeys());
      const side = async (root: string, isBeside: boolean): Promise<number[]> => {
        await page.evaluate((isVisible) => escaleBench.showBeside(isVisible), isBeside);
        await page.evaluate((selector) => {
          const element = document.querySelector<HTMLElement>(selector);
          if (element !== null) escaleBench.caretInMiddle(element);
        }, root);
        // Wait for the save of the previous side.
        await pause(1_000);
        return typeIn(window, root);
      };
      return {
        ours: () => side(OURS, false),
        reference: () => side(EDITABLE[beside], true),
        async verify() {
          const count = countPost(post).words;
          assert.ok(Math.abs(count / SIZES[size].words - 1) < 0.1, `${count} words`);
          const words = (selector: string): Promise<number> =>
            page.evaluate(
              (selector) => (document.querySelector(selector)?.textContent ?? '').split(/\s+/).length,
              selector,
            );
          const [ours, other] = [await words(OURS), await words(EDITABLE[beside])];
          assert.ok(Math.abs(ours / other - 1) < 0.1, `${ours} words here, ${other} there`);
        },
        close: () => window.close(),
      };
    },
  };
}

/** When a post counts as open: see the rows. */
type Opened = 'drawn' | 'first screen' | 'laid out';
const OPENED: Readonly<Record<Opened, Readonly<{ name: string; what: string }>>> = {
  drawn: {
    name: 'open',
    what: 'opening it from the list (asked from the library, checked, all of its words in the editor, drawn; what is out of sight comes after: cards, and in a long text the layout of words)',
  },
  'first screen': {
    name: 'first-screen',
    what: 'from the press on it in the list until words fill the screen, laid out and painted',
  },
  'laid out': {
    name: 'laid-out',
    what: 'opening it from the list until nothing of it waits to be laid out, in the moments when the window has nothing else to do',
  },
};

function opening(size: Size, until: Opened, runtime: Runtime = 'electron'): Row {
  const { name, what } = OPENED[until];
  return {
    ...rowOf(
      runtime,
      `${name}-${size}`,
      `a post of ${size} words, the pointer on its row for as long as a hand is before it presses: ${what}; against mounting a plain Lexical editor with the same paragraphs until it is painted`,
    ),
    rounds: size === '50,000' ? 8 : 15,
    warmUp: 1,
    async prepare(): Promise<Contest> {
      const post = longInterview(TITLE, SIZES[size], '0'.repeat(64));
      const other: Post = { ...longInterview('Un autre', SIZES['1,000'], '0'.repeat(64)), body: [] };
      const window = await windowWith(runtime, post, other);
      const { page } = window;
      const openOurs = (): Promise<number> =>
        page.evaluate(([title, openState]) => escaleBench.openOurs(title, openState), [
          TITLE,
          until,
        ] as const);
      return {
        async ours() {
          await page.evaluate(() => escaleBench.closeBeside());
          await window.open('Un autre');
          await pause(300);
          await window.pointAt(TITLE);
          return [await openOurs()];
        },
        async reference() {
          await window.open('Un autre');
          return [
            await page.evaluate((paragraphs) => escaleBench.openPlain(paragraphs), paragraphsOf(post)),
          ].concat(await page.evaluate(() => (escaleBench.closeBeside(), [])));
        },
        async verify() {
          await window.open(TITLE);
          const visibleText = await page.evaluate(
            (selector) => document.querySelector(selector)?.textContent ?? '',
            OURS,
          );
          const last = paragraphsOf(post).findLast((text) => text.length > 100) ?? '';
          assert.ok(visibleText.includes(last), 'the last words are there');
        },
        close: () => window.close(),
      };
    },
  };
}

const pasting: Row = {
  name: 'paste-10,000',
  what: 'pasting an article of 10,000 words as HTML into an empty post, until it is on the screen, against the same paste in plain Lexical',
  rounds: 8,
  warmUp: 1,
  async prepare(): Promise<Contest> {
    const paragraphs = paragraphsOf(
      longInterview(TITLE, { ...SIZES['10,000'], pictures: 0 }, '0'.repeat(64)),
    );
    const html = paragraphs
      .map((text) => `<p style="margin:0"><span lang="fr">${text}</span></p>`)
      .join('\n');
    const empty: Post = {
      ...longInterview(TITLE, SIZES['1,000'], '0'.repeat(64)),
      kind: 'article',
      body: [],
    };
    const window = await windowWith('electron', empty);
    const { page } = window;
    await window.open(TITLE);
    const pasteIn = async (root: string, plain: boolean): Promise<number[]> => {
      if (plain) await page.evaluate(() => escaleBench.openPlain(['']));
      else await page.evaluate(() => escaleBench.closeBeside());
      await page.locator(root).focus();
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Delete');
      await pause(800);
      const time = await page.evaluate(
        ([selector, text, rich]) => {
          const element = document.querySelector<HTMLElement>(selector);
          if (element === null) throw new Error(`${selector} is not there`);
          return escaleBench.paste(element, text, rich);
        },
        [root, paragraphs.join('\n\n'), html] as const,
      );
      const words = await page.evaluate(
        (selector) => (document.querySelector(selector)?.textContent ?? '').split(/\s+/).length,
        root,
      );
      assert.ok(words > 8_000, `${words} words pasted in ${root}`);
      return [time];
    };
    return {
      ours: () => pasteIn(OURS, false),
      reference: () => pasteIn(PLAIN, true),
      async verify() {
        await pasteIn(OURS, false);
      },
      close: () => window.close(),
    };
  },
};

export const editorRows: readonly Row[] = [
  ...(['plain', 'koenig', 'tiptap'] as const).flatMap((beside) =>
    (['1,000', '10,000', '50,000'] as const).map((size) => keys(size, beside)),
  ),
  opening('1,000', 'drawn'),
  opening('10,000', 'drawn'),
  opening('50,000', 'drawn'),
  opening('1,000', 'first screen'),
  opening('10,000', 'first screen'),
  opening('50,000', 'first screen'),
  opening('50,000', 'laid out'),
  pasting,
  ...(['1,000', '10,000', '50,000'] as const).flatMap((size) => [
    keys(size, 'plain', 'engine'),
    opening(size, 'drawn', 'engine'),
    opening(size, 'first screen', 'engine'),
  ]),
];
