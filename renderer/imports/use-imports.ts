import { useEffect } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import { useCalmEvent } from '../bridge/use-calm-event.ts';
import { useQuery } from '../bridge/use-query.ts';
import type { Query } from '../bridge/use-query.ts';

export type Import = RequestOutput<'imports.get'>;
export type ImportItem = RequestOutput<'imports.list'>['items'][number];

const UNFINISHED: ReadonlySet<ImportItem['state']> = new Set([
  'looking',
  'ready',
  'running',
  'paused',
  'undoing',
]);

/** Something is under way, or waits for the author's word; where nothing was found there is nothing to decide. */
export const isUnfinished = ({ state, found }: Pick<ImportItem, 'state' | 'found'>): boolean =>
  UNFINISHED.has(state) && !(state === 'ready' && found !== undefined && found.posts + found.pages === 0);

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
