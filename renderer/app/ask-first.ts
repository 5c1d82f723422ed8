/** Requests the data of the window's first paint. Imported before the components. */
import { askAhead } from '../bridge/ask-ahead.ts';
import { listAsked, ListMemory } from '../lists/list-memory.ts';
import { firstPageOf } from '../lists/post-window.ts';
import { screenOf } from '../ui/window/screens.ts';
import { FIRST_VIEW } from '../ui/window/view.ts';

const { id, list = 'all' } = screenOf(FIRST_VIEW.screen);

askAhead('settings.get', {}, ['settings.changed']);
askAhead('app.about', {});
askAhead('posts.list', firstPageOf(listAsked(list, new ListMemory().choiceOf(id))), [
  'posts.changed',
  'publications.changed',
]);
askAhead('posts.counts', {}, ['posts.changed', 'publications.changed', 'review.changed']);
