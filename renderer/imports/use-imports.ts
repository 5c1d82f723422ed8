import { useEffect, useRef, useState } from 'react';
import type { RequestOutput, RequestInput } from '#contract/bridge.ts';
import { AppError, type FailureCode } from '#contract/failure.ts';
import { useThrottledEvent } from '../bridge/use-event.ts';
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

/** Whether the import is running or waits for a decision; without results there is no decision. */
export const isUnfinished = ({ state, recognized }: Pick<ImportItem, 'state' | 'recognized'>): boolean =>
  UNFINISHED.has(state) &&
  !(state === 'ready' && recognized !== undefined && recognized.posts + recognized.pages === 0);

/** From 0 to 1; undefined if unknown. */
export function shareOf({ progress }: Pick<ImportItem, 'progress'>): number | undefined {
  return progress === undefined || progress.total === 0
    ? undefined
    : Math.min(1, progress.done / progress.total);
}

/** All imports, newest first, updated at intervals while one runs. */
export function useImports(): Query<RequestOutput<'imports.list'>> {
  const imports = useQuery('imports.list', {});
  useThrottledEvent('imports.changed', imports.refresh);
  return imports;
}

/**
 * The interval for a report, which may have thousands of lines, while posts are imported; state changes update it at
 * once.
 */
const REPORT_APART = 1_500;

/** An import with its report; its progress comes from the list. */
export function useImport(id: string | null, items: readonly ImportItem[]): Query<Import> {
  const one = useQuery('imports.get', id === null ? null : { id });
  const listed = items.find((item) => item.id === id);
  const { refresh } = one;
  useThrottledEvent('imports.changed', refresh, REPORT_APART);
  const state = listed?.state;
  useEffect(() => {
    if (state !== undefined) refresh();
  }, [state, refresh]);
  const { value } = one;
  return value === undefined || listed?.progress === undefined || listed.state !== value.state
    ? one
    : { ...one, value: { ...value, progress: listed.progress } };
}

type Act =
  | 'imports.begin'
  | 'imports.pause'
  | 'imports.resume'
  | 'imports.cancel'
  | 'imports.undo'
  | 'imports.fetch-pictures';

export type ImportActs = Readonly<{
  /** The error of the last act. */
  failed: unknown;
  act: <Name extends Act>(name: Name, input: RequestInput<Name>) => void;
}>;

/** Sends one act at a time; `onDone` runs after each success. The answer comes at once, even if the work is long. */
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
  /** Whether the dropped item is no local file. */
  droppedNoFile: boolean;
  forget: () => void;
  byAddress: (address: string) => void;
  choose: (what: 'files' | 'folder') => void;
  take: (dropped: readonly File[]) => void;
}>;

/**
 * Starts an import from an address, from files or folders chosen in a dialog, or from dropped files. Nothing is
 * written.
 */
export function useStartImport(onStarted: (id: string) => void): StartImport {
  const asking = useRef(false);
  const [failed, setFailed] = useState<unknown>(undefined);
  const [droppedNoFile, setDroppedNoFile] = useState(false);

  type Source = RequestInput<'imports.start'>['source'];
  async function start(find: () => Promise<Source | undefined>): Promise<void> {
    if (asking.current) return;
    asking.current = true;
    setFailed(undefined);
    setDroppedNoFile(false);
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
    droppedNoFile,
    forget: () => {
      setFailed(undefined);
      setDroppedNoFile(false);
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
        if (source === undefined) setDroppedNoFile(true);
        return source;
      }),
  };
}

/** The name of a source for the author: an address without its common parts, else the file name. Pure. */
export const sourceName = (name: string): string =>
  name.replace(/^https?:\/\//i, '').replace(/(?<=^[^/]+)\/$/, '');

/** The stored failure of an import as an error, to format it like others. */
export const asThrown = ({ code, params, incident }: NonNullable<Import['failure']>): AppError =>
  new AppError(code as FailureCode, params, incident === '' ? {} : { incident });
