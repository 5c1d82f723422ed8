import type { byHandRequests } from '#contract/by-hand.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import { addBlogByAddress, setWay } from '../../publishing/by-hand/hand-blogs.ts';
import { describeHandJob, textToCopy } from '../../publishing/by-hand/hand-job.ts';
import { tick } from '../../publishing/by-hand/hand-rows.ts';
import { accept, confirm, handJob, look, readFirst, tell } from '../../publishing/by-hand/look.ts';
import { takenDown } from '../../publishing/by-hand/taken-down.ts';
import { verify } from '../../publishing/by-hand/verify.ts';

export const byHandHandlers = {
  'by-hand.add-blog': (backend, given) => addBlogByAddress(backend, given),
  'by-hand.set-way': (backend, { blogId, way }) => setWay(backend, blogId, way),
  'by-hand.get': (backend, { jobId }) => describeHandJob(backend, jobId),
  'by-hand.text': async (backend, { jobId, what }) => ({ text: await textToCopy(backend, jobId, what) }),
  'by-hand.tick': (backend, { jobId, step }) => {
    const { postId } = handJob(backend, jobId);
    tick(backend.db, jobId, step, backend.now());
    tell(backend, postId);
    return {};
  },
  'by-hand.read-first': async (backend, { jobId }) => {
    await readFirst(backend, jobId);
    return {};
  },
  'by-hand.look': (backend, { jobId, address }) => look(backend, jobId, address),
  'by-hand.accept': async (backend, { jobId }) => {
    await accept(backend, jobId);
    return {};
  },
  'by-hand.confirm': (backend, { jobId, address }) => {
    confirm(backend, jobId, address);
    return {};
  },
  'by-hand.verify': async (backend, { publicationId }) => {
    await verify(backend, publicationId);
    return {};
  },
  'by-hand.taken-down': async (backend, given) => {
    await takenDown(backend, given);
    return {};
  },
} satisfies Handlers<typeof byHandRequests, Backend>;
