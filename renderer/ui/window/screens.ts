/** The screens of the window. The sidebar is built from this list, and the accessibility tests iterate over it. */
import type { ListName } from '#contract/posts.ts';
import type { IconName } from '../Icon.tsx';

export type ScreenId =
  | 'search'
  | 'drafts'
  | 'reading'
  | 'scheduled'
  | 'published'
  | 'all'
  | 'people'
  | 'sends'
  | 'proposals'
  | 'import'
  | 'bin';
/** The position in the sidebar. `top`: before the groups. `foot`: after them. */
export type ScreenGroup = 'top' | 'posts' | 'people' | 'foot';

export type Screen = Readonly<{
  /** Also the key of its name in messages.window.screens. */
  id: ScreenId;
  group: ScreenGroup;
  icon: IconName;
  /** `list`: a list of posts beside the text. `people`: the directory. `whole`: replaces list and text. */
  kind: 'list' | 'people' | 'whole';
  list?: ListName;
  /** The number of posts.counts shown beside its name; zero is hidden. */
  count?: 'drafts' | 'reading' | 'scheduled' | 'published' | 'sends' | 'proposals' | 'all';
  /** Shown only with items. */
  onlyWhenFull?: boolean;
}>;

export const SCREENS: readonly Screen[] = [
  { id: 'search', group: 'top', icon: 'search', kind: 'whole' },
  // The states of a post, in their usual order: docs/design/vocabulary.md#states-of-a-post.
  { id: 'drafts', group: 'posts', icon: 'draft', kind: 'list', list: 'drafts', count: 'drafts' },
  { id: 'reading', group: 'posts', icon: 'approval', kind: 'list', list: 'reading', count: 'reading' },
  { id: 'scheduled', group: 'posts', icon: 'clock', kind: 'list', list: 'scheduled', count: 'scheduled' },
  { id: 'published', group: 'posts', icon: 'globe', kind: 'list', list: 'published', count: 'published' },
  { id: 'all', group: 'posts', icon: 'posts', kind: 'list', list: 'all', count: 'all' },
  { id: 'people', group: 'people', icon: 'people', kind: 'people' },
  {
    id: 'proposals',
    group: 'foot',
    icon: 'interview',
    kind: 'whole',
    count: 'proposals',
    onlyWhenFull: true,
  },
  { id: 'sends', group: 'foot', icon: 'outbox', kind: 'whole', count: 'sends', onlyWhenFull: true },
  { id: 'import', group: 'foot', icon: 'inbox', kind: 'whole', onlyWhenFull: true },
  { id: 'bin', group: 'foot', icon: 'bin', kind: 'list', list: 'bin' },
];

export function screenOf(id: ScreenId): Screen {
  const screen = SCREENS.find((candidate) => candidate.id === id);
  if (screen === undefined) throw new Error(`no screen ${id}`);
  return screen;
}
