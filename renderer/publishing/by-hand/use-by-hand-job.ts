import { useEffect, useRef, useState } from 'react';
import type { ByHandJob, ByHandStep } from '#contract/publishing/by-hand.ts';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call } from '../../bridge/call.ts';
import { useQuery } from '../../bridge/use-query.ts';

/** Seconds between automatic reads of the blog. */
const PAUSES = [5, 10, 20, 40, 60] as const;
/** Failures that pass once the blog's public feed has caught up. */
const MAY_COME: readonly string[] = ['by-hand.not-found', 'by-hand.not-yet'];

export type Copied = 'title' | 'text' | 'labels';
export type Working = 'reading' | 'copying' | 'looking' | 'searching' | 'other' | null;

export type ByHandWork = Readonly<{
  job: ByHandJob | undefined;
  failure: AppError | undefined;
  working: Working;
  /** Looks again by itself, until it is found or the author waits no longer. */
  searchingOn: boolean;
  copied: Copied | undefined;
  copy: (what: Copied) => void;
  openEditor: () => void;
  readFirst: () => void;
  look: (address: string) => void;
  search: () => void;
  accept: () => void;
  confirm: (address: string) => void;
  giveUp: () => void;
}>;

/** One job by hand and the actions on it. */
export function useByHandJob(jobId: string): ByHandWork {
  const query = useQuery('by-hand.get', { jobId }, ['publications.changed', 'posts.changed']);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const [working, setWorking] = useState<Working>(null);
  const [copied, setCopied] = useState<Copied | undefined>(undefined);
  /** Reads since the author started a search; undefined: no search. */
  const [searches, setSearches] = useState<number | undefined>(undefined);
  const job = query.value;

  async function doing(what: Working, act: () => Promise<unknown>): Promise<void> {
    setWorking(what);
    setFailure(undefined);
    try {
      await act();
      query.refresh();
    } catch (thrown) {
      setFailure(asAppError(thrown));
    } finally {
      setWorking(null);
    }
  }
  const tick = (step: ByHandStep) => call('by-hand.tick', { jobId, step });
  const readFirst = () => void doing('reading', () => call('by-hand.read-first', { jobId }));
  const searchOnce = () => doing('searching', () => call('by-hand.read-back', { jobId, address: '' }));

  // The blog is read before an update is copied, as soon as the steps are shown.
  const first = useRef(false);
  const unread = job?.state === 'open' && job.intent === 'update' && !job.read && job.failure === undefined;
  useEffect(() => {
    if (!unread || first.current) return;
    first.current = true;
    readFirst();
  });

  const again =
    searches !== undefined &&
    searches < PAUSES.length &&
    job?.state === 'open' &&
    MAY_COME.includes(job.failure?.code ?? '');
  const look = useRef(searchOnce);
  useEffect(() => {
    look.current = searchOnce;
  });
  const idle = working === null;
  useEffect(() => {
    if (!again || !idle) return undefined;
    const timer = setTimeout(
      () => {
        setSearches((done) => (done ?? 0) + 1);
        void look.current();
      },
      (PAUSES[searches] ?? 0) * 1_000,
    );
    return () => clearTimeout(timer);
  }, [again, idle, searches]);

  return {
    job,
    failure: failure ?? query.failure,
    working,
    searchingOn: again,
    copied,
    copy: (what) =>
      void doing(what === 'text' ? 'copying' : null, async () => {
        const { text } = await call('by-hand.text', { jobId, what });
        await call('clipboard.write', { text });
        await tick(what);
        setCopied(what);
      }),
    openEditor: () =>
      void doing(null, async () => {
        if (job === undefined) return;
        await call('links.open', { url: job.editor });
        await tick('opened');
      }),
    readFirst,
    look: (address) => {
      setSearches(undefined);
      void doing('looking', () => call('by-hand.read-back', { jobId, address }));
    },
    search: () => {
      setSearches(0);
      void searchOnce();
    },
    accept: () => void doing('other', () => call('by-hand.accept', { jobId })),
    confirm: (address) =>
      void doing('other', () => call('by-hand.confirm', { jobId, ...(address === '' ? {} : { address }) })),
    giveUp: () => void doing('other', () => call('jobs.cancel', { id: jobId })),
  };
}
