import type { RequestOutput } from '../../preload/contract/bridge.ts';
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

/** One import with its report. */
export function useImport(id: string | null): Query<Import> {
  const one = useQuery('imports.get', id === null ? null : { id });
  useCalmEvent('imports.changed', one.refresh);
  return one;
}
