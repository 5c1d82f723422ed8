import { useEffect, useRef, useState } from 'react';
import type { Handoff } from '#contract/pictures.ts';
import { call } from '../../bridge/call.ts';
import { useQuery } from '../../bridge/use-query.ts';

export type HandoffState = Readonly<{
  /** Undefined while none is prepared. */
  handoff: Handoff | undefined;
  pending: boolean;
  failure: unknown;
  prepare: () => void;
  read: () => void;
  /** Says what goes wrong with it. */
  attempt: (work: Promise<unknown>) => void;
}>;

/** The pictures of a post on their way by Blogger's editor; the draft is read again whenever the window comes back. */
export function useHandoff(postId: string, blogId: string): HandoffState {
  const known = useQuery('pictures.handoff', { postId, blogId }, ['publications.changed']);
  // What a reading said of strangers is said by nothing else.
  const [told, setTold] = useState<Handoff | undefined>(undefined);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const busy = useRef(false);

  const work = async (asked: () => Promise<Handoff>): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setPending(true);
    setFailure(undefined);
    try {
      setTold(await asked());
    } catch (thrown) {
      setFailure(thrown);
      known.refresh();
    } finally {
      busy.current = false;
      setPending(false);
    }
  };
  const current = known.value?.handoff;
  const handoff = current === undefined || told?.id !== current.id ? current : told;
  const id = handoff?.id;
  const read = (): void => {
    if (id !== undefined) void work(() => call('pictures.read-handoff', { id }));
  };

  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  useEffect(() => {
    const back = (): void => latest.current();
    window.addEventListener('focus', back);
    return () => window.removeEventListener('focus', back);
  }, []);

  return {
    handoff,
    pending,
    failure: failure ?? known.failure,
    prepare: () => void work(() => call('pictures.hand-over', { postId, blogId })),
    read,
    attempt: (asked) => {
      asked.catch(setFailure);
    },
  };
}
