import path from 'node:path';
import type { personDataRequests } from '#contract/person-data.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import { exportsOf } from '../../exchange/export/run-exports.ts';
import { runJob } from '../../library/backups/run-job.ts';
import { copiesOf, deleteCopy } from '../../library/erasure/kept-copies.ts';
import { listMarkers } from '../../library/erasure/markers.ts';
import { erasuresOf } from '../../people/erasure/run-erasures.ts';
import { LIBRARY_FILE } from '../../library/library-files.ts';
import { stillNamed } from '../../publishing/erased-updates.ts';

const fileOf = ({ folder }: Backend): string => path.join(folder, LIBRARY_FILE);
const ENDING = '.zip';

export const personDataHandlers = {
  'person-data.look': (backend, { id }) => runJob('inspect-person', { file: fileOf(backend), id }),
  'person-data.copies': async (backend, whose) => ({ items: await copiesOf(backend, whose) }),
  'person-data.delete-copy': async (backend, { copy }) => {
    await deleteCopy(backend, copy);
    return {};
  },
  'person-data.export': async (backend, { id, destination, words }) => {
    const chosen = exportsOf(backend).destinations.take(destination);
    const target = chosen.toLowerCase().endsWith(ENDING) ? chosen : `${chosen}${ENDING}`;
    const { posts } = await runJob('give-person', {
      file: fileOf(backend),
      folder: backend.folder,
      id,
      target,
      words,
      now: backend.now(),
    });
    return { name: path.basename(target), posts };
  },
  'person-data.erase': async (backend, { id, manner, online }) => ({
    erasedId: await erasuresOf(backend).erase({ personId: id, manner, online }),
  }),
  'person-data.erased': (backend) => {
    const erasures = erasuresOf(backend);
    const named = stillNamed(backend.db);
    const progress = erasures.progress();
    return {
      people: listMarkers(backend.db).map(({ id, manner, askedAt, doneAt, state }) => ({
        id,
        manner,
        askedAt,
        ...(doneAt === undefined ? {} : { doneAt }),
        state:
          state === 'done'
            ? ('done' as const)
            : state === 'writing'
              ? ('waiting' as const)
              : ('under-way' as const),
      })),
      ...(progress === undefined ? {} : { progress }),
      failed: erasures.failed(),
      online: named.length,
      updatable: named.filter(({ writable }) => writable === 1).length,
    };
  },
  'person-data.lift': (backend, { erasedId }) => {
    erasuresOf(backend).lift(erasedId);
    return {};
  },
  'person-data.prepare-updates': (backend) => erasuresOf(backend).prepareUpdates(),
} satisfies Handlers<typeof personDataRequests, Backend>;
