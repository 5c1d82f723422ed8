import { useRef, useState } from 'react';
import type { RequestInput } from '#contract/bridge.ts';
import { call } from '../bridge/call.ts';

type Act =
  | 'imports.begin'
  | 'imports.pause'
  | 'imports.resume'
  | 'imports.cancel'
  | 'imports.undo'
  | 'imports.fetch-pictures';

export type ImportActs = Readonly<{
  /** What was thrown by the last one. */
  failed: unknown;
  act: <Name extends Act>(name: Name, input: RequestInput<Name>) => void;
}>;

/**
 * Asks for one thing at a time; `onDone` follows each that was granted. They are answered at once, long as the work is
 * that begins: a button has no time to wait.
 */
export function useImportActs(onDone: (name: Act) => void): ImportActs {
  const asking = useRef(false);
  const [failed, setFailed] = useState<unknown>(undefined);
  async function ask<Name extends Act>(name: Name, input: RequestInput<Name>): Promise<void> {
    if (asking.current) return;
    asking.current = true;
    setFailed(undefined);
    try {
      await call(name, input);
      onDone(name);
    } catch (thrown) {
      setFailed(thrown);
    } finally {
      asking.current = false;
    }
  }
  return { failed, act: (name, input) => void ask(name, input) };
}
