import { useEffect, useRef, useState } from 'react';
import type { ChangesChosen, ReadDocument } from '#contract/exchange.ts';
import { call } from '../bridge/call.ts';

/** A document that may be read again with its tracked changes chosen otherwise. */
export type Reviewed = Pick<ReadDocument, 'changes' | 'comments' | 'again'>;
/** Whether someone reviewed it: there is something to say or to ask. */
export const isReviewed = <Document extends Partial<Reviewed>>(
  document: Document,
): document is Document & Pick<ReadDocument, 'changes' | 'comments'> =>
  (document.changes?.length ?? 0) + (document.comments?.length ?? 0) > 0;

export type Way = 'accepted' | 'original' | 'each';

export type ChangesState = Readonly<{
  way: Way;
  /** Of the way `each`: by their place in the document's changes. */
  accepted: ReadonlySet<number>;
  reading: boolean;
  failed: unknown;
  choose: (way: Way) => void;
  toggle: (index: number, accepted: boolean) => void;
  /** Reads it once more, with what is chosen. */
  retry: () => void;
}>;

/**
 * What the author decides on a document's tracked changes; each decision reads the document again. `onSettled`: whether
 * the document is what was chosen last; not while it is read again, nor when that failed.
 */
export function useChanges(
  document: Reviewed,
  onDocument: (read: ReadDocument) => void,
  onSettled: (settled: boolean) => void,
): ChangesState {
  const [way, setWay] = useState<Way>('accepted');
  const [accepted, setAccepted] = useState<ReadonlySet<number>>(() => new Set(document.changes.keys()));
  const [reading, setReading] = useState(false);
  const [failed, setFailed] = useState<unknown>(undefined);
  // A reading that a later decision overtook is of no use any more.
  const latest = useRef(0);
  useEffect(
    () => () => {
      latest.current += 1;
    },
    [],
  );

  async function readAgain(changes: ChangesChosen): Promise<void> {
    const { again: token } = document;
    if (token === undefined) return;
    const turn = (latest.current += 1);
    setReading(true);
    onSettled(false);
    setFailed(undefined);
    try {
      const read = await call('exchange.read-again', { token, changes });
      if (turn !== latest.current) return;
      onDocument(read);
      onSettled(true);
    } catch (thrown) {
      if (turn === latest.current) setFailed(thrown);
    } finally {
      if (turn === latest.current) setReading(false);
    }
  }

  return {
    way,
    accepted,
    reading,
    failed,
    retry: () => void readAgain(way === 'each' ? [...accepted] : way),
    choose: (chosen) => {
      setWay(chosen);
      void readAgain(chosen === 'each' ? [...accepted] : chosen);
    },
    toggle: (index, on) => {
      const next = new Set(accepted);
      if (on) next.add(index);
      else next.delete(index);
      setAccepted(next);
      void readAgain([...next]);
    },
  };
}
