import { useMessages } from '../bridge/messages.tsx';
import type { Run } from './use-run.ts';

/** The result of a run in one or two sentences. */
export function useRunSummary(): (run: Run) => string {
  const words = useMessages().several;
  return ({ what, undoes, state, changed, same, prepared, online }) => {
    const done = {
      labels: words.labelled,
      relabel: words.labelled,
      bin: words.binned,
      restore: words.restored,
      send: words.sent,
    }[what];
    return [
      ...(state === 'cancelled' ? [words.stopped] : []),
      undoes ? words.undone(changed) : done(changed),
      ...(what === 'relabel' && prepared > 0 ? [`${words.prepared(prepared)}.`] : []),
      ...(same > 0 && (what === 'send' || what === 'labels') && changed > 0 ? [words.same(same)] : []),
      ...(online > 0 ? [words.online(online)] : []),
    ].join(' ');
  };
}
