import { useState } from 'react';
import type { RequestInput } from '#contract/bridge.ts';
import { call, isCancelled } from './call.ts';

type Place = Extract<RequestInput<'dialogs.choose-destination'>, { what: 'file' }>;

type Given<Written> = Readonly<{
  format: Place['format'];
  /** The proposed name; the author may change it. */
  name: string;
  /** Saves before writing, so that the file contains the screen's text. If it rejects, nothing is written. */
  save: () => Promise<unknown>;
  /** `destination`: the token of the chosen location. */
  write: (destination: string) => Promise<Written>;
}>;

export type FileToWrite<Written> = Readonly<{
  start: () => Promise<void>;
  writing: boolean;
  written: Written | undefined;
  thrown: unknown;
}>;

/** Writes one file: asks for its location, saves, then writes. */
export function useFileToWrite<Written>({ format, name, save, write }: Given<Written>): FileToWrite<Written> {
  const [writing, setWriting] = useState(false);
  const [written, setWritten] = useState<Written | undefined>(undefined);
  const [thrown, setThrown] = useState<unknown>(undefined);
  const start = async (): Promise<void> => {
    setThrown(undefined);
    try {
      const { destination } = await call('dialogs.choose-destination', { what: 'file', format, name });
      if (destination === undefined) return;
      setWriting(true);
      await save();
      setWritten(await write(destination.token));
    } catch (error) {
      if (!isCancelled(error)) setThrown(error);
    } finally {
      setWriting(false);
    }
  };
  return { start, writing, written, thrown };
}
