import { useEffect, useState } from 'react';
import type { Export, ExportFormat } from '#contract/exports.ts';
import type { RequestInput } from '#contract/bridge.ts';
import { call } from '../bridge/call.ts';
import { useFailureWords } from '../bridge/use-failure.ts';
import type { FailureWords } from '../bridge/use-failure.ts';
import { useQuery } from '../bridge/use-query.ts';

export type Exporting = Readonly<{
  /** Undefined until a place is chosen. */
  current: Export | undefined;
  failure: FailureWords | undefined;
  /** Between the place chosen and the first answer. */
  beginning: boolean;
  begin: (
    format: ExportFormat,
    posts: RequestInput<'exports.start'>['posts'],
    /** Of one post; without it a folder is asked for. */
    name?: string,
  ) => Promise<void>;
  stop: () => void;
  reveal: () => void;
}>;

/**
 * An export: where to write is asked of the author, then it runs, and tells how far it is.
 * @param save what is written is what is saved: the last words go first
 */
export function useExport(save: () => Promise<unknown>): Exporting {
  const say = useFailureWords();
  const [run, setRun] = useState<Readonly<{ id: string; token: string }>>();
  const [thrown, setThrown] = useState<unknown>();
  const [beginning, setBeginning] = useState(false);
  const { value, failure } = useQuery('exports.get', run === undefined ? null : { id: run.id }, [
    'exports.changed',
  ]);

  async function begin(...[format, posts, name]: Parameters<Exporting['begin']>): Promise<void> {
    setThrown(undefined);
    setBeginning(true);
    try {
      const { destination } = await call(
        'dialogs.choose-destination',
        name === undefined || format === 'feed' ? { what: 'folder' } : { what: 'file', format, name },
      );
      if (destination === undefined) return;
      await save();
      const { id } = await call('exports.start', { destination: destination.token, format, posts });
      setRun({ id, token: destination.token });
    } catch (error) {
      setThrown(error);
    } finally {
      setBeginning(false);
    }
  }

  const running = value?.state === 'running';
  const id = run?.id;
  // The window that shows it has closed: nobody would see how it ends.
  useEffect(() => {
    if (!running || id === undefined) return undefined;
    return () => void call('exports.cancel', { id }).catch(() => undefined);
  }, [running, id]);

  const shown = thrown ?? failure;
  return {
    current: value,
    failure: shown === undefined ? undefined : say(shown),
    beginning,
    begin,
    stop: () => {
      if (id !== undefined) call('exports.cancel', { id }).catch(setThrown);
    },
    reveal: () => {
      if (run !== undefined) call('destinations.reveal', { token: run.token }).catch(setThrown);
    },
  };
}
