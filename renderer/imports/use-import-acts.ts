import { useState } from 'react';
import type { RequestInput } from '../../preload/contract/bridge.ts';
import { call } from '../bridge/call.ts';

type Act =
  | 'imports.begin'
  | 'imports.pause'
  | 'imports.resume'
  | 'imports.cancel'
  | 'imports.undo'
  | 'imports.fetch-pictures';

export type ImportActs = Readonly<{
  /** The act that has been asked for and not answered yet. */
  pending: Act | undefined;
  /** What was thrown by the last one. */
  failed: unknown;
  act: <Name extends Act>(name: Name, input: RequestInput<Name>) => void;
}>;

/** Asks for one thing at a time; `onDone` follows each that was granted. */
export function useImportActs(onDone: (name: Act) => void): ImportActs {
  const [pending, setPending] = useState<Act | undefined>(undefined);
  const [failed, setFailed] = useState<unknown>(undefined);
  async function ask<Name extends Act>(name: Name, input: RequestInput<Name>): Promise<void> {
    setPending(name);
    setFailed(undefined);
    try {
      await call(name, input);
      onDone(name);
    } catch (thrown) {
      setFailed(thrown);
    } finally {
      setPending(undefined);
    }
  }
  return { pending, failed, act: (name, input) => void ask(name, input) };
}
