/** Erasing a person: what is held about them, the file for them, the erasure and the backups that hold them. */
import path from 'node:path';
import type { erasureRequests } from '#contract/erasure.ts';
import type { Handlers } from '../../core/answer.ts';
import { exportsOf } from '../../exchange/export/run-exports.ts';
import { listMarkers } from '../../library/erasure/markers.ts';
import { runJob } from '../../library/keeping/backups/run-job.ts';
import { LIBRARY_FILE } from '../../library/store/library-files.ts';
import { copiesOf, deleteCopy } from '../../people/erasure/backups-of-person.ts';
import { erasuresOf } from '../../people/erasure/run-erasures.ts';
import { stillNamed } from '../../publishing/jobs/prepared-updates.ts';
import type { Backend } from '../backend.ts';

const fileOf = ({ folder }: Backend): string => path.join(folder, LIBRARY_FILE);
const ENDING = '.zip';

export const erasureHandlers = {
  'erasure.inspect': (backend, { id }) => runJob('inspect-person', { file: fileOf(backend), id }),
  'erasure.backups': async (backend, whose) => ({ items: await copiesOf(backend, whose) }),
  'erasure.delete-backup': async (backend, { copy }) => {
    await deleteCopy(backend, copy);
    return {};
  },
  'erasure.export': async (backend, { id, destination, words }) => {
    const chosen = exportsOf(backend).destinations.take(destination);
    const target = chosen.toLowerCase().endsWith(ENDING) ? chosen : `${chosen}${ENDING}`;
    const { folder, now } = backend;
    const parts = await runJob('person-file', { file: fileOf(backend), folder, id, words, now: now() });
    const { posts, texts, files } = parts;
    await runJob('pack-parts', { target: path.resolve(target), texts, files });
    return { name: path.basename(target), posts };
  },
  'erasure.start': async (backend, { id, manner, online }) => ({
    erasedId: await erasuresOf(backend).erase({ personId: id, manner, online }),
  }),
  'erasure.list': (backend) => {
    const erasures = erasuresOf(backend);
    const namedIds = stillNamed(backend.db);
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
      online: namedIds.length,
      updatable: namedIds.filter(({ writable }) => writable === 1).length,
    };
  },
  'erasure.withdraw': (backend, { erasedId }) => {
    erasuresOf(backend).withdraw(erasedId);
    return {};
  },
  'erasure.prepare-updates': (backend) => erasuresOf(backend).prepareUpdates(),
} satisfies Handlers<typeof erasureRequests, Backend>;
