import { useEffect, useRef, useState } from 'react';
import type { RequestOutput, RequestInput } from '#contract/bridge.ts';
import { AppError, type FailureCode } from '#contract/failure.ts';
import { useCalmEvent } from '../bridge/use-event.ts';
import { useQuery, type Query } from '../bridge/use-query.ts';
import { call } from '../bridge/call.ts';

export type Import = RequestOutput<'imports.get'>;
export type ImportItem = RequestOutput<'imports.list'>['items'][number];

const UNFINISHED: ReadonlySet<ImportItem['state']> = new Set([
  'inspecting',
  'ready',
  'running',
  'paused',
  'undoing',
]);

/** Something is under way, or waits for the author's word; where nothing was found there is nothing to decide. */
export const isUnfinished = ({ state, recognized }: Pick<ImportItem, 'state' | 'recognized'>): boolean =>
  UNFINISHED.has(state) &&
  !(state === 'ready' && recognized !== undefined && recognized.posts + recognized.pages === 0);

/** From 0 to 1; undefined where nobody knows. */
export function shareOf({ progress }: Pick<ImportItem, 'progress'>): number | undefined {
  return progress === undefined || progress.total === 0
    ? undefined
    : Math.min(1, progress.done / progress.total);
}

/** All imports, the newest first, followed at a calm pace while one runs. */
export function useImports(): Query<RequestOutput<'imports.list'>> {
  const imports = useQuery('imports.list', {});
  useCalmEvent('imports.changed', imports.refresh);
  return imports;
}

/** A report may hold thousands of lines: while posts come in it follows from afar, and at once when the state changes. */
const REPORT_APART = 1_500;

/** One import with its report; its progress is that of its line in the list. */
export function useImport(id: string | null, items: readonly ImportItem[]): Query<Import> {
  const one = useQuery('imports.get', id === null ? null : { id });
  const line = items.find((item) => item.id === id);
  const { refresh } = one;
  useCalmEvent('imports.changed', refresh, REPORT_APART);
  const state = line?.state;
  useEffect(() => {
    if (state !== undefined) refresh();
  }, [state, refresh]);
  const { value } = one;
  return value === undefined || line?.progress === undefined || line.state !== value.state
    ? one
    : { ...one, value: { ...value, progress: line.progress } };
}

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

/** What the author calls a source: an address without what every address has, else the file's name. Pure. */
export const sourceName = (name: string): string =>
  name.replace(/^https?:\/\//i, '').replace(/(?<=^[^/]+)\/$/, '');

/** The failure that an import keeps, as if it had been thrown here: its sentence is found the same way. */
export const asThrown = ({ code, params, incident }: NonNullable<Import['failure']>): AppError =>
  new AppError(code as FailureCode, params, incident === '' ? {} : { incident });
