import type { Settings } from '#contract/library.ts';
import { call } from '../bridge/call.ts';
import { foldKey } from '#interview/fold-key.ts';
import { useSettings } from '../ui/use-settings.tsx';

export type SavedSearch = Settings['savedSearches'][number];
/** As the settings hold them. */
const MOST = 100;

export type SavedSearches = Readonly<{
  all: readonly SavedSearch[];
  full: boolean;
  /** Whether the name is another's. */
  isTaken: (name: string, but?: SavedSearch) => boolean;
  add: (search: SavedSearch) => void;
  rename: (search: SavedSearch, name: string) => void;
  remove: (search: SavedSearch) => void;
  /** Where it was, among those that there are by then; again under its name. */
  putBack: (search: SavedSearch, at: number) => Promise<void>;
}>;

/** The searches the author keeps; the last one kept comes first. */
export function useSavedSearches(): SavedSearches {
  const { settings, change } = useSettings();
  const all = settings.savedSearches;
  const set = (savedSearches: SavedSearch[]): void => change({ savedSearches });
  const isSame = (one: SavedSearch, other: SavedSearch): boolean => one.name === other.name;
  return {
    all,
    full: all.length >= MOST,
    isTaken: (name, but) =>
      all.some((one) => (but === undefined || !isSame(one, but)) && foldKey(one.name) === foldKey(name)),
    add: (search) => set([search, ...all].slice(0, MOST)),
    rename: (search, name) => set(all.map((one) => (isSame(one, search) ? { ...one, name } : one))),
    remove: (search) => set(all.filter((one) => !isSame(one, search))),
    putBack: async (search, at) => {
      const { savedSearches: now } = await call('settings.get', {});
      if (now.length >= MOST || now.some((one) => isSame(one, search))) return;
      set([...now.slice(0, at), search, ...now.slice(at)]);
    },
  };
}
