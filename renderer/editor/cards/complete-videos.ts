/**
 * Titles and pictures of the cards made from links: asked for as the card is made, and later where the network was away.
 * One question at a time; after a failure the next attempt waits longer, at most six for each card while the post is open;
 * the network's return, or opening the post again, starts anew. What comes is no step to undo: it belongs to the step that
 * made the card, and is put back where undo and redo bring a card without it.
 */
import {
  $getNodeByKey,
  $setState,
  HISTORIC_TAG,
  HISTORY_MERGE_TAG,
  SKIP_DOM_SELECTION_TAG,
  type LexicalEditor,
} from 'lexical';
import type { Embed } from '#interview/document.ts';
import { mediumOf } from '#interview/media/media.ts';
import { AppError } from '#contract/failure.ts';
import { $isEmbedNode, EmbedNode, awaitsTitle, embedState } from '../model/nodes/embed-node.ts';
import type { VideoWords } from '../model/types.ts';

/** `refused`: the site has nothing to tell of it. `settled`: nothing is awaited. */
export type VideoState = 'asking' | 'waiting' | 'refused' | 'settled';

export type VideoCompletion = Readonly<{
  stateOf: (url: string) => VideoState;
  subscribe: (listener: () => void) => () => void;
  /** On the author's act: now, whatever came before. */
  ask: (url: string) => void;
  end: () => void;
}>;

/** Milliseconds before the second attempt, the third, and so on. */
const WAITS = [30_000, 120_000, 600_000, 1_800_000, 3_600_000];

/** Failures that another attempt would only repeat. */
const FINAL: readonly string[] = [
  'outside.not-found',
  'outside.refused',
  'outside.too-large',
  'request.invalid',
];

type Surroundings = Readonly<{
  describe: (url: string) => Promise<VideoWords>;
  online: () => boolean;
  /** Calls back when the network returns; gives the function that ends it. */
  onOnline: (listener: () => void) => () => void;
  after: (milliseconds: number, run: () => void) => () => void;
}>;

export function completeVideos(editor: LexicalEditor, around: Surroundings): VideoCompletion {
  const cards = new Map<string, string>();
  const known = new Map<string, VideoWords>();
  const states = new Map<string, VideoState>();
  const attempts = new Map<string, number>();
  const timers = new Map<string, () => void>();
  const listeners = new Set<() => void>();
  const queue: string[] = [];
  let busy = false;
  let ended = false;

  const say = (url: string, state: VideoState): void => {
    states.set(url, state);
    for (const listener of listeners) listener();
  };

  /** Cards of these nodes that lack what is known; the others are asked about. */
  function askAll(keys: Iterable<string>): void {
    const wanted = new Set<string>();
    editor.read(() => {
      for (const key of keys) {
        const node = $getNodeByKey(key);
        const embed = $isEmbedNode(node) ? node.block() : undefined;
        if (embed === undefined) continue;
        cards.set(key, embed.url);
        if (awaitsTitle(embed)) wanted.add(embed.url);
      }
    });
    for (const url of wanted) {
      const words = known.get(url);
      if (words !== undefined) queueMicrotask(() => fill(url, words));
      else if (!states.has(url)) enqueue(url);
    }
  }

  function enqueue(url: string): void {
    timers.get(url)?.();
    timers.delete(url);
    if (!around.online()) return say(url, 'waiting');
    say(url, 'asking');
    if (!queue.includes(url)) queue.push(url);
    void next();
  }

  async function next(): Promise<void> {
    const url = busy ? undefined : queue.shift();
    if (url === undefined) return;
    busy = true;
    try {
      const words = await around.describe(url);
      known.set(url, words);
      if (!ended) {
        fill(url, words);
        say(url, 'settled');
      }
    } catch (thrown) {
      if (!ended) failed(url, thrown);
    }
    busy = false;
    if (!ended) await next();
  }

  function failed(url: string, thrown: unknown): void {
    if (!(thrown instanceof AppError) || FINAL.includes(thrown.code)) {
      say(url, 'refused');
      // Without its site's name a card is not asked about again, here or when the post is opened.
      return change(url, ({ provider: _provider, ...embed }) => embed);
    }
    const count = attempts.get(url) ?? 0;
    attempts.set(url, count + 1);
    say(url, 'waiting');
    const wait = WAITS[count];
    if (wait !== undefined)
      timers.set(
        url,
        around.after(wait, () => enqueue(url)),
      );
  }

  function fill(url: string, { title, thumbnail }: VideoWords): void {
    const site = mediumOf(url)?.site;
    change(url, (embed) => ({
      ...embed,
      title: embed.title === '' ? title : embed.title,
      ...(site !== undefined && { provider: site }),
      ...(thumbnail !== undefined && { thumbnail }),
    }));
  }

  function change(url: string, edit: (embed: Embed) => Embed): void {
    const keys = [...cards].filter(([, address]) => address === url).map(([key]) => key);
    if (keys.length === 0 || ended) return;
    editor.update(
      () => {
        for (const key of keys) {
          const node = $getNodeByKey(key);
          if ($isEmbedNode(node)) $setState(node, embedState, edit);
        }
      },
      { tag: [HISTORY_MERGE_TAG, SKIP_DOM_SELECTION_TAG] },
    );
  }

  const ends = [
    editor.registerMutationListener(EmbedNode, (nodes, { updateTags }) => {
      for (const [key, what] of nodes) if (what === 'destroyed') cards.delete(key);
      // A title that the author empties stays empty: only cards that come, or come back, are looked at.
      const historic = updateTags.has(HISTORIC_TAG);
      askAll(
        [...nodes]
          .filter(([, what]) => what === 'created' || (historic && what === 'updated'))
          .map(([key]) => key),
      );
    }),
    around.onOnline(() => {
      attempts.clear();
      for (const url of new Set(cards.values())) if (states.get(url) === 'waiting') enqueue(url);
    }),
  ];

  return {
    stateOf: (url) => states.get(url) ?? 'settled',
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask: (url) => {
      attempts.delete(url);
      enqueue(url);
    },
    end: () => {
      ended = true;
      for (const end of [...ends, ...timers.values()]) end();
    },
  };
}

const completions = new WeakMap<LexicalEditor, VideoCompletion>();

/** Undefined once the editor's extensions are gone. */
export function videosOf(editor: LexicalEditor): VideoCompletion | undefined {
  return completions.get(editor);
}

export function keepVideosOf(editor: LexicalEditor, completion: VideoCompletion): void {
  completions.set(editor, completion);
}
