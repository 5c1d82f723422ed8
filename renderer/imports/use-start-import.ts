import { useRef, useState } from 'react';
import type { RequestInput } from '#contract/bridge.ts';
import { AppError } from '#contract/failure.ts';
import { call } from '../bridge/call.ts';

export type StartImport = Readonly<{
  failed: unknown;
  /** What was dropped is no file of this computer. */
  nothing: boolean;
  forget: () => void;
  byAddress: (address: string) => void;
  choose: (what: 'files' | 'folder') => void;
  take: (dropped: readonly File[]) => void;
}>;

/** The ways in: an address, files or a folder chosen in a dialog, files dropped. Nothing is written by any of them. */
export function useStartImport(onStarted: (id: string) => void): StartImport {
  const asking = useRef(false);
  const [failed, setFailed] = useState<unknown>(undefined);
  const [nothing, setNothing] = useState(false);

  type Source = RequestInput<'imports.start'>['source'];
  async function start(find: () => Promise<Source | undefined>): Promise<void> {
    if (asking.current) return;
    asking.current = true;
    setFailed(undefined);
    setNothing(false);
    try {
      const source = await find();
      if (source !== undefined) onStarted((await call('imports.start', { source })).id);
    } catch (thrown) {
      setFailed(thrown);
    } finally {
      asking.current = false;
    }
  }
  const sourceOf = (files: readonly Readonly<{ token: string }>[]): Source | undefined =>
    files.length === 0 ? undefined : { tokens: files.map(({ token }) => token) };

  return {
    failed,
    nothing,
    forget: () => {
      setFailed(undefined);
      setNothing(false);
    },
    byAddress: (address) => void start(() => Promise.resolve({ address: address.trim() })),
    choose: (what) => void start(async () => sourceOf((await call('dialogs.choose-import', { what })).files)),
    take: (dropped) =>
      void start(async () => {
        const envelope = await window.escale.giveDropped(dropped);
        if (!envelope.ok) {
          const { code, params, incident } = envelope.failure;
          throw new AppError(code, params, { incident });
        }
        const source = sourceOf(envelope.value.files);
        if (source === undefined) setNothing(true);
        return source;
      }),
  };
}
