/**
 * Fetches titles and thumbnails of cards made from links. The site is asked when the card is made, one request at a
 * time. After a failure the wait grows, up to six attempts per card while the post is open. The network's return or
 * reopening the post resets the attempts. The result adds no undo step: it belongs to the step that made the card, and
 * is written again if undo or redo restores a card without it.
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

/** `refused`: the site has no data for it. `settled`: no request is pending. */
export type VideoState = 'asking' | 'waiting' | 'refused' | 'settled';

export type VideoCompletion = Readonly<{
  stateOf: (url: string) => VideoState;
  subscribe: (listener: () => void) => () => void;
  /** Asks now, on the author's request, ignoring earlier attempts. */
  ask: (url: string) => void;
  end: () => void;
}>;

/** Milliseconds before each further attempt. */
const WAITS = [30_000, 120_000, 600_000, 1_800_000, 3_600_000];

/** Failures that a new attempt would not change. */
const FINAL: readonly string[] = [
  'outside.not-found',
  'outside.refused',
  'outside.too-large',
  'request.invalid',
];

type Surroundings = Readonly<{
  describe: (url: string) => Promise<VideoWords>;
  online: () => boolean;
  /** Calls the listener when the network returns. Returns the function that removes it. */
  onOnline: (listener: () => void) => () => void;
  after: (milliseconds: number, run: () => void) => () => void;
}>;

export function completeVideos(editor: LexicalEditor, around: Surroundings): VideoCompletion {
  const cards = new Map<string, string>();
  const describedVideos = new Map<string, VideoWords>();
  const states = new Map<string, VideoState>();
  const attempts = new Map<string, number>();
  const timers = new Map<string, () => void>();
  const listeners = new Set<() => void>();
  const queue: string[] = [];
  let busy = false;
  let ended = false;

  const setState = (url: string, state: VideoState): void => {
    states.set(url, state);
    for (const listener of listeners) listener();
  };

  /** Fills these cards from videos already described, and queues the others. */
  function askAll(keys: Iterable<string>): void {
    const untitledUrls = new Set<string>();
    editor.read(() => {
      for (const key of keys) {
        const node = $getNodeByKey(key);
        const embed = $isEmbedNode(node) ? node.block() : undefined;
        if (embed === undefined) continue;
        cards.set(key, embed.url);
        if (awaitsTitle(embed)) untitledUrls.add(embed.url);
      }
    });
    for (const url of untitledUrls) {
      const words = describedVideos.get(url);
      if (words !== undefined) queueMicrotask(() => fill(url, words));
      else if (!states.has(url)) enqueue(url);
    }
  }

  function enqueue(url: string): void {
    timers.get(url)?.();
    timers.delete(url);
    if (!around.online()) return setState(url, 'waiting');
    setState(url, 'asking');
    if (!queue.includes(url)) queue.push(url);
    void next();
  }

  async function next(): Promise<void> {
    const url = busy ? undefined : queue.shift();
    if (url === undefined) return;
    busy = true;
    try {
      const words = await around.describe(url);
      describedVideos.set(url, words);
      if (!ended) {
        fill(url, words);
        setState(url, 'settled');
      }
    } catch (thrown) {
      if (!ended) planNextAttempt(url, thrown);
    }
    busy = false;
    if (!ended) await next();
  }

  function planNextAttempt(url: string, thrown: unknown): void {
    if (!(thrown instanceof AppError) || FINAL.includes(thrown.code)) {
      setState(url, 'refused');
      // Without the name of its site, a card is never queued again.
      return change(url, ({ provider: _provider, ...embed }) => embed);
    }
    const count = attempts.get(url) ?? 0;
    attempts.set(url, count + 1);
    setState(url, 'waiting');
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
      // Only new or restored cards are read: a title that the author emptied stays empty.
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

/** The completion of this editor; undefined after its extensions are disposed. */
export function videosOf(editor: LexicalEditor): VideoCompletion | undefined {
  return completions.get(editor);
}

export function keepVideosOf(editor: LexicalEditor, completion: VideoCompletion): void {
  completions.set(editor, completion);
}
