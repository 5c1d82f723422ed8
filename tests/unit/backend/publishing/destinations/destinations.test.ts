/** The kinds of blogs there are, each held to the contract. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { capabilitiesOf, DESTINATION_KINDS } from '#interview/destinations.ts';
import { publicationMark } from '#interview/marks.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import { aBlog, aDesk, aReadyDesk, type ADesk } from '../a-desk.ts';
import { aByHandDesk } from '../by-hand/a-by-hand-desk.ts';
import { destinationContract, type Opened } from './contract.ts';

/** Of a blog to which one sends: the post that the contract asks for is sent. */
async function opened(desk: ADesk, blogId: string): Promise<Opened> {
  const destination = await publishingOf(desk.backend).destinations.open(blogId);
  return {
    destination,
    now: () => desk.clock.at,
    tick: (milliseconds) => void (desk.clock.at += milliseconds),
    async publicPost() {
      const publicationId = randomUUID();
      const content = `<div id="${publicationMark(publicationId)}"><p>Un.</p></div>`;
      const { id } = await destination.insertDraft({ title: 'Un', labels: [], content });
      await destination.publish(id);
      return { publicationId, title: 'Un' };
    },
  };
}

const OPEN = {
  blogger: async () => {
    const { desk, blogId } = await aReadyDesk();
    return opened(desk, blogId);
  },
  practice: async () => {
    const desk = await aDesk(await aBlog());
    return opened(desk, (await desk.call('blogs.start-practice', {})).id);
  },
  'by-hand': async () => {
    const hand = await aByHandDesk();
    const { desk, blogId, postId } = hand;
    return {
      ...(await opened(desk, blogId)),
      async publicPost() {
        const jobId = await desk.send(postId, blogId);
        await hand.paste(jobId);
        const [publication] = await desk.publications(postId);
        return { publicationId: publication?.id ?? '', title: (await hand.guide(jobId)).title };
      },
    };
  },
} as const;

it('knows every kind', () => {
  expect(Object.keys(OPEN).toSorted()).toEqual(DESTINATION_KINDS.toSorted());
});

it('stands in the design as it is', () => {
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

for (const kind of DESTINATION_KINDS) destinationContract(kind, OPEN[kind]);
