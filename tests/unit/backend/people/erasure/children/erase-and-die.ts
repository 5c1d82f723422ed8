/** Requests an erasure; the process ends at $ESCALE_TEST_DIE_AT. */
import { erasuresOf } from '#backend/people/erasure/run-erasures.ts';
import { openTestBackend } from '#tests/builders/test-backend.ts';

Object.assign(globalThis, { __ESCALE_TEST_HOOKS__: true });
const [, , folder = '', personId = ''] = process.argv;
const desk = await openTestBackend({ folder, publishing: false });
await desk.call('erasure.start', { id: personId, manner: 'replaced', online: 'leave' });
await erasuresOf(desk.backend).settled();
process.stdout.write('not dead\n');
process.exit(0);
