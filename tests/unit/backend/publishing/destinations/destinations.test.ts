/** The kinds of blogs, each under the contract. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { capabilitiesOf, DESTINATION_KINDS } from '#interview/destinations.ts';
import { openDeskBlog, openDesk, openConnectedDesk } from '../publishing-desk.ts';
import { openByHandDesk } from '../jobs/by-hand/by-hand-desk.ts';
import { openFolderDesk } from './folder/folder-desk.ts';
import { destinationContract } from './contract.ts';
import {
  type PracticeBlog,
  type PracticeBlogOptions,
  startPracticeBlog,
} from '#backend/practice-blog/start.ts';
import { openForContract, pageMakerOf, readerOf } from './opened.ts';

const OPEN = {
  blogger: async () => {
    const { desk, blog, blogId } = await openConnectedDesk();
    return { ...(await openForContract(desk, blogId)), comment: readerOf(blog), page: pageMakerOf(blog) };
  },
  practice: async () => {
    let blog: PracticeBlog | undefined;
    const startPractice = async (options: PracticeBlogOptions) => (blog = await startPracticeBlog(options));
    const desk = await openDesk(await openDeskBlog(), { startPractice });
    const practice = await openForContract(desk, (await desk.call('blogs.start-practice', {})).id);
    return {
      ...practice,
      ...(blog !== undefined && { comment: readerOf(blog), page: pageMakerOf(blog) }),
    };
  },
  folder: async () => {
    const { desk, blogId } = await openFolderDesk({ address: 'https://labo.example/entretiens/' });
    return openForContract(desk, blogId);
  },
  'by-hand': async () => {
    const hand = await openByHandDesk();
    const { desk, blogId, postId } = hand;
    return {
      ...(await openForContract(desk, blogId)),
      async publicPost() {
        const jobId = await desk.send(postId, blogId);
        await hand.paste(jobId);
        const [publication] = await desk.publications(postId);
        return { publicationId: publication?.id ?? '', title: (await hand.guide(jobId)).title };
      },
    };
  },
} as const;

/**
 * Kinds tested elsewhere, over a server of their own in the whole form: wordpress.all.test.ts. A read-only kind is
 * never opened.
 */
const ELSEWHERE = ['wordpress', 'only-read'];

it('include every kind', () => {
  expect([...Object.keys(OPEN), ...ELSEWHERE].toSorted()).toEqual(DESTINATION_KINDS.toSorted());
});

it('are listed in the design document', () => {
  const page = readFileSync(new URL('../../../../../docs/design/publishing.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)`: [^|]*\|(.*)\|$/gm)].map(([, capability = '', cells = '']) => [
    capability,
    cells.split('|').map((cell) => cell.trim() === 'yes'),
  ]);
  const capabilities = Object.keys(capabilitiesOf('blogger')) as (keyof ReturnType<typeof capabilitiesOf>)[];
  expect(rows).toEqual(
    capabilities.map((capability) => [
      capability,
      DESTINATION_KINDS.map((kind) => capabilitiesOf(kind)[capability]),
    ]),
  );
});

for (const kind of ['blogger', 'practice', 'folder', 'by-hand'] as const)
  destinationContract(kind, OPEN[kind]);
