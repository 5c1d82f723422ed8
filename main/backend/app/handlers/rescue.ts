import { AppError } from '#contract/failure.ts';
import type { rescueRequests } from '#contract/rescue.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Door } from '../rescue/door-parts.ts';

export const rescueHandlers = {
  'rescue.look': (door) => door.look(),
  'rescue.retry': async (door) => {
    await door.retry();
    return {};
  },
  'rescue.begin': async (door, { code }) => {
    if (door.isOpen()) await door.close(new AppError(code), code === 'library.corrupt');
    return {};
  },
  'rescue.restore': async ({ restoring }, { from, keepPage }) => {
    await restoring.restore(from, keepPage);
    return {};
  },
  'rescue.recover': ({ restoring }) => restoring.recover(),
  'rescue.accept': async ({ restoring }, { keepPage }) => {
    await restoring.accept(keepPage);
    return {};
  },
  'rescue.dismiss': ({ restoring }) => {
    restoring.dismiss();
    return {};
  },
  'rescue.reveal': async (door) => {
    await door.reveal();
    return {};
  },
  'folder.examine': ({ folders }, which) => folders.examine(which),
  'folder.use': async ({ folders }, { id, keepPage }) => {
    await folders.use(id, keepPage);
    return {};
  },
  'folder.begin-anew': async (door) => {
    await door.beginAnew();
    return {};
  },
  'folder.move-to': async ({ folders }, { id }) => {
    await folders.move(id);
    return {};
  },
} satisfies Handlers<typeof rescueRequests, Door>;
