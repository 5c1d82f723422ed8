/** The calls on their way to the backend: those sent, those that wait for it to be ready. Used by backend-host.ts only. */
import type { Envelope, Failure } from '#contract/failure.ts';
import type { PortMessage } from '#contract/host.ts';
import { fail, newIncident } from '../answers.ts';
import type { Log } from '../log.ts';

// How long the shell waits for the backend, by operation.

const USUAL = 30_000;
/** Null: no deadline; these tell their own progress or have their own end. */
const OTHERS: Readonly<Record<string, number | null>> = {
  // Five minutes belong to the author, in the browser.
  'accounts.sign-in': 330_000,
  'accounts.blogs': 90_000,
  'blogs.add': 90_000,
  // A few pages of a site, of twenty seconds each at most.
  'wordpress.find': 180_000,
  'wordpress.sign-in': 240_000,
  'blogs.start-practice': 60_000,
  // Some forty requests, one after the other, of pictures among them.
  'diagnostic.run': null,
  'publications.prepare': 90_000,
  'publications.send': 90_000,
  // Pictures are scaled, put on a store or read from one.
  'pictures.try-store': 90_000,
  'pictures.give-address': 60_000,
  // From a second folder, which may be a share.
  'pictures.find-again': 60_000,
  'pictures.start-handoff': 180_000,
  'pictures.read-handoff': 180_000,
  'pictures.host-again': null,
  // Two requests outside, of twenty seconds each at most.
  'videos.describe': 60_000,
  // A few pages of a blog, of twenty seconds each at most.
  'by-hand.add-blog': 180_000,
  // The pictures of the text are put on the blog's store first.
  'by-hand.text': 300_000,
  'by-hand.read-first': 300_000,
  'by-hand.read-back': 300_000,
  'by-hand.verify': 300_000,
  'by-hand.taken-down': 300_000,
  // Copying, proving, packing a library of many years takes minutes, and tells how far it is.
  'backups.list': 60_000,
  'backups.make': null,
  'backups.set-second-folder': null,
  'backups.examine': null,
  'backups.pack': null,
  'rescue.begin': 60_000,
  'rescue.retry': 180_000,
  'rescue.restore': null,
  'rescue.recover': null,
  'folder.use': 180_000,
  'folder.begin-anew': 60_000,
  'folder.move-to': null,
  'erasure.inspect': null,
  'erasure.backups': null,
  'erasure.export': null,
  'erasure.start': null,
  'erasure.prepare-updates': null,
  'post-files.give': 120_000,
  'post-files.take': 180_000,
  'assets.add': 120_000,
  'assets.add-file': 120_000,
  'exchange.read-document': 120_000,
  'documents.read': 120_000,
  // A PDF is printed meanwhile, its pictures made smaller first.
  'exports.send': 180_000,
  'previews.print': 60_000,
  // Every post of a person is read, in slices.
  'people.merge-preview': 180_000,
  'people.rename-preview': 180_000,
  'several.preview-send': 180_000,
  'several.labels': 180_000,
  'several.preview-relabel': 180_000,
};

/**
 * Milliseconds, or null for none. A save past its deadline may still succeed: its saveId tells
 * (docs/design/library.md#saves).
 */
const deadlineOf = (name: string): number | null => (name in OTHERS ? (OTHERS[name] ?? null) : USUAL);

/** Milliseconds; named in the log, never with its content. */
const SLOW = 50;

type Question = Readonly<{ from: 'page' | 'host'; name: string; input: unknown }>;
type Waiting = Readonly<{ question: Question; resolve(envelope: Envelope<unknown>): void }>;
type Sent = Waiting & Readonly<{ at: number; timer: ReturnType<typeof setTimeout> | null }>;

export function createCalls({ post, log }: Readonly<{ post(message: PortMessage): void; log: Log }>) {
  const sent = new Map<number, Sent>();
  const waiting = new Set<Waiting>();
  let lastId = 0;

  function send({ question, resolve }: Waiting): void {
    lastId += 1;
    const id = lastId;
    const deadline = deadlineOf(question.name);
    const timer = deadline === null ? null : setTimeout(() => settle(id, late(question.name)), deadline);
    sent.set(id, { question, resolve, at: performance.now(), timer });
    try {
      post({ type: 'request', id, ...question });
    } catch (error) {
      log.error(`${question.name} could not be sent to the backend`, error);
      settle(id, fail('backend.unavailable'));
    }
  }

  function late(name: string): Envelope<never> {
    const incident = newIncident();
    log.warn('no answer from the backend in time', { name, incident });
    return fail('backend.unavailable', {}, incident);
  }

  /** An id that is not known any more is an answer that came after its deadline. */
  function settle(id: number, envelope: Envelope<unknown>): void {
    const call = sent.get(id);
    if (call === undefined) return;
    sent.delete(id);
    if (call.timer !== null) clearTimeout(call.timer);
    const ms = Math.round(performance.now() - call.at);
    if (ms > SLOW) log.info('slow', { name: call.question.name, ms });
    call.resolve(envelope);
  }

  return {
    settle,
    add: (question: Question, ready: boolean): Promise<Envelope<unknown>> =>
      new Promise((resolve) => {
        if (ready) send({ question, resolve });
        else waiting.add({ question, resolve });
      }),
    /** The backend is ready: what waited goes, in order. */
    flush(): void {
      const now = [...waiting];
      waiting.clear();
      for (const call of now) send(call);
    },
    /** The process died with these. */
    rejectSent(failure: Failure): void {
      for (const id of sent.keys()) settle(id, { ok: false, failure });
    },
    rejectWaiting(failure: Failure): void {
      const now = [...waiting];
      waiting.clear();
      for (const { resolve } of now) resolve({ ok: false, failure });
    },
  };
}
