/** Requests the data of the window's first paint. Imported before the components. */
import { prefetch } from '../bridge/prefetch.ts';
import { listAsked, ListMemory } from '../lists/list-memory.ts';
import { firstPageOf } from '../lists/post-window.ts';
import { screenOf } from '../ui/window/screens.ts';
import { FIRST_VIEW } from '../ui/window/view.ts';

const { id, list = 'all' } = screenOf(FIRST_VIEW.screen);

prefetch('settings.get', {}, ['settings.changed']);
prefetch('app.about', {});
prefetch('posts.list', firstPageOf(listAsked(list, new ListMemory().choiceOf(id))), [
  'posts.changed',
  'publications.changed',
]);
prefetch('posts.counts', {}, ['posts.changed', 'publications.changed', 'proposals.changed']);
