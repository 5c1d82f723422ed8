/**
 * The contract of every destination for publishing, against a real server;
 * main/backend/publishing/destinations/destination.ts describes it. A kind that lacks a capability must refuse.
 */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { capabilitiesOf, limitsOf, type DestinationKind } from '#interview/destinations.ts';
import { publicationMark } from '#interview/marks.ts';
import { createReadText } from '#backend/exchange/reading/read-text.ts';
import type { Content } from '#backend/library/publications/publications.ts';
import type { PostToWrite, RemotePost } from '#backend/library/publications/remote.ts';
import type { ModerationAct } from '#contract/publishing/comments.ts';
import type { CommentSpan, Destination } from '#backend/publishing/destinations/destination.ts';
import { readSameContent } from '#backend/publishing/texts/same-content.ts';

/** An empty blog, opened by a desk. */
export type Opened = Readonly<{
  destination: Destination;
  /** The clock of the blog. */
  now(): number;
  tick(milliseconds: number): void;
  /** A public post with this library’s mark, by any way; returns the mark’s publication. */
  publicPost(): Promise<Readonly<{ publicationId: string; title: string }>>;
  /** Someone creates or overwrites a page there; returns the blog’s id of it. For kinds with pages. */
  page?(written: WrittenPage): Promise<string>;
  /** A reader comments on a public post; returns the blog’s id of it. For kinds with comments. */
  comment?(written: Written): Promise<string>;
}>;
export type WrittenPage = Readonly<{
  id?: string;
  title: string;
  html: string;
  status: 'live' | 'draft' | 'binned';
}>;
export type Written = Readonly<{
  postId: string;
  author: string;
  html: string;
  pending?: boolean;
  inReplyTo?: string;
}>;

const HOUR = 3_600_000;
const alive = (): void => undefined;
const refused = { code: 'destination.signed-out' };
const NOWHERE = '1234567890123456789';

/** With characters that HTML editors rewrite: entities, quotation marks, no-break spaces. */
const text = (
  title = 'Au port',
  publicationId: string = randomUUID(),
): PostToWrite & { publicationId: string } => ({
  publicationId,
  title,
  labels: ['Rencontres', 'Port & mer'],
  content: `<div class="iv-post" id="${publicationMark(publicationId)}"><p>Un « hasard\u00a0» &amp; l’été : <a href="https://a.example/?a=1&amp;b=2">ici</a><br>là.</p></div>`,
});

const contentToWrite = ({ title, labels, content }: PostToWrite): PostToWrite => ({ title, labels, content });
const contentOf = ({ title, labels, content = '' }: Awaited<ReturnType<Destination['read']>>) => ({
  title,
  labels,
  content,
});

/** Tests that apply to a kind only; a kind without the capability must refuse instead. */
const defineIf = (applies: boolean, define: () => void): void => {
  if (applies) define();
};

export function destinationContract(kind: DestinationKind, open: () => Promise<Opened>): void {
  const capabilities = capabilitiesOf(kind);
  const readText = createReadText();
  const says = (one: Content, other: Content): Promise<boolean> =>
    readSameContent({ readText }, kind, one, other);
  /** An empty blog with one draft of ours on it. */
  async function withDraft() {
    const opened = await open();
    const content = text();
    const draft = await opened.destination.insertDraft(contentToWrite(content));
    return { ...opened, content, draft };
  }

  describe(`a blog of kind ${kind}`, () => {
    it('describes itself', async () => {
      const { destination } = await open();
      expect(destination).toMatchObject({ kind, capabilities, limits: limitsOf(kind) });
      expect(await destination.renewing(() => Promise.resolve(7))).toBe(7);
      const broken = new Error('broken');
      await expect(destination.renewing(() => Promise.reject(broken))).rejects.toBe(broken);
    });

    it('finds public posts with the mark, and none for another mark', async () => {
      const { destination, publicPost } = await open();
      const { publicationId, title } = await publicPost();
      const sought = { publicationId, since: 0, alive };
      expect(await destination.findMarked({ ...sought, status: ['live', 'draft'] })).toMatchObject([
        { title, status: 'live', content: expect.stringContaining(publicationMark(publicationId)) as string },
      ]);
      expect(await destination.findMarked({ ...sought, status: ['draft'] })).toEqual([]);
      const nobody = new Error('nobody waits');
      const giveUp = (): void => {
        throw nobody;
      };
      await expect(destination.findMarked({ ...sought, status: ['live'], alive: giveUp })).rejects.toBe(
        nobody,
      );
    });

    defineIf(capabilities.canSend, () =>
      describe('a send', () => {
        it('inserts a draft and returns what was written', async () => {
          const { destination, content, draft } = await withDraft();
          expect(draft.status).toBe('draft');
          const read = await destination.read(draft.id);
          expect(read).toMatchObject({ id: draft.id, status: 'draft' });
          expect(await says(contentOf(read), contentToWrite(content))).toBe(true);
          expect(await destination.countPublic()).toBe(0);
        });

        it('writes title, labels and text, and keeps the state of the post', async () => {
          const { destination, content, draft } = await withDraft();
          for (const status of ['draft', 'live']) {
            const next = {
              ...contentToWrite(text(`Au port, ${status}`, content.publicationId)),
              labels: [status],
            };
            if (status === 'live') await destination.publish(draft.id);
            await destination.write(draft.id, next);
            const read = await destination.read(draft.id);
            expect(read.status).toBe(status);
            expect(await says(contentOf(read), next)).toBe(true);
          }
        });

        it('compares equal when written again, and differs by another word', async () => {
          const { content } = await withDraft();
          const one = contentToWrite(content);
          const reordered = { ...one, labels: one.labels.toReversed() };
          expect(await says(one, reordered)).toBe(true);
          expect(await says(one, { ...one, content: `${one.content}<p>Plus.</p>` })).toBe(false);
          expect(await says(one, { ...one, title: 'Ailleurs' })).toBe(false);
        });

        it('has no post under an unknown id', async () => {
          const { destination } = await open();
          await expect(destination.read(NOWHERE)).rejects.toMatchObject({ code: 'destination.not-found' });
          await expect(destination.write(NOWHERE, contentToWrite(text()))).rejects.toMatchObject({
            code: 'destination.not-found',
          });
        });

        it('publishes now', async () => {
          const { destination, draft, now } = await withDraft();
          expect(await destination.publish(draft.id)).toMatchObject({ id: draft.id, status: 'live' });
          const read = await destination.read(draft.id);
          expect(read).toMatchObject({ status: 'live', url: expect.stringMatching(/^https?:/) as string });
          expect(Math.abs((read.published ?? 0) - now())).toBeLessThan(1_000);
          expect(await destination.countPublic()).toBe(1);
        });
      }),
    );

    defineIf(capabilities.canSchedule, () =>
      describe('a scheduled time', () => {
        it('is stored, and the post becomes public at that time', async () => {
          const { destination, draft, now, tick } = await withDraft();
          const at = now() + HOUR;
          expect(await destination.publish(draft.id, at)).toMatchObject({
            status: 'scheduled',
            published: at,
          });
          tick(2 * HOUR);
          // The session may have expired meanwhile.
          const read = await destination.renewing(() => destination.read(draft.id));
          expect(read).toMatchObject({ status: 'live', published: at });
        });
      }),
    );

    defineIf(capabilities.canSend && !capabilities.canSchedule, () =>
      it('refuses a time in the future, and the draft stays', async () => {
        const { destination, draft, now } = await withDraft();
        await expect(destination.publish(draft.id, now() + HOUR)).rejects.toMatchObject(refused);
        expect((await destination.read(draft.id)).status).toBe('draft');
        expect(await destination.publish(draft.id, now())).toMatchObject({ status: 'live' });
      }),
    );

    defineIf(capabilities.canSend, () =>
      describe('a withdrawn post', () => {
        it('becomes a draft from public and from scheduled; a draft stays one', async () => {
          const { destination, draft, now } = await withDraft();
          const hours = capabilities.canSchedule ? [now() + HOUR] : [];
          for (const at of ['nothing', undefined, ...hours] as const) {
            if (at !== 'nothing') await destination.publish(draft.id, at);
            await destination.takeBack(draft.id);
            expect((await destination.read(draft.id)).status).toBe('draft');
          }
        });

        it('goes to the bin, once or twice; a missing post counts as deleted', async () => {
          const { destination, draft } = await withDraft();
          await destination.bin(draft.id);
          expect((await destination.read(draft.id)).status).toBe('binned');
          await destination.bin(draft.id);
          await destination.bin(NOWHERE);
        });
      }),
    );

    defineIf(capabilities.canListPosts, () =>
      describe('lists', () => {
        it('hold each status separately, the latest change first', async () => {
          const { destination, draft, now, tick } = await withDraft();
          const [live, later, binned] = [
            await draftOf('Deux'),
            await draftOf('Trois'),
            await draftOf('Quatre'),
          ];
          await destination.publish(live);
          if (capabilities.canSchedule) await destination.publish(later, now() + HOUR);
          await destination.bin(binned);
          tick(1_000);
          const newest = await draftOf('Cinq');
          const listed = async (status: 'draft' | 'live' | 'scheduled' | 'binned') =>
            (await destination.list({ status, what: 'whole' })).items.map(({ id }) => id);
          const standing = capabilities.canSchedule ? [] : [later];
          expect(await listed('draft')).toEqual([newest, ...standing, draft.id]);
          expect(await listed('live')).toEqual([live]);
          expect(await listed('scheduled')).toEqual(capabilities.canSchedule ? [later] : []);
          expect(await listed('binned')).toEqual([binned]);

          async function draftOf(title: string): Promise<string> {
            tick(1_000);
            return (await destination.insertDraft(contentToWrite(text(title)))).id;
          }
        });

        it('hold whole posts, or ids only, page by page', async () => {
          const { destination, content, draft, tick } = await withDraft();
          const ids = [draft.id];
          for (let at = 0; at < 55; at += 1) {
            tick(1_000);
            ids.push((await destination.insertDraft(contentToWrite(text(`N° ${at}`)))).id);
          }
          const presence = await destination.list({ status: 'draft', what: 'presence' });
          expect(presence.items.map(({ id }) => id)).toEqual(ids.toReversed());
          expect(presence.items.every(({ content }) => content === undefined)).toBe(true);
          const listedPosts = [];
          let pageToken: string | undefined;
          do {
            const page = await destination.list({ status: 'draft', what: 'whole', pageToken });
            listedPosts.push(...page.items);
            pageToken = page.nextPageToken;
          } while (pageToken !== undefined);
          expect(listedPosts.map(({ id }) => id)).toEqual(ids.toReversed());
          const last = listedPosts.at(-1);
          expect(last !== undefined && (await says(contentOf(last), contentToWrite(content)))).toBe(true);
          // Searched from before it: up to the last page.
          const sought = {
            publicationId: content.publicationId,
            since: 0,
            status: ['draft'],
            alive,
          } as const;
          expect((await destination.findMarked(sought)).map(({ id }) => id)).toEqual([draft.id]);
        });

        it('reports the rights of the account', async () => {
          const { destination } = await open();
          expect((await destination.account()).role).toBe('administrator');
        });
      }),
    );

    defineIf(capabilities.hasComments, () =>
      describe('readers’ comments', () => {
        async function underAPost() {
          const opened = await open();
          const { destination, comment } = opened;
          if (comment === undefined) throw new Error('nobody can write there');
          const { id: postId } = await destination.insertDraft(contentToWrite(text()));
          await destination.publish(postId);
          const write = async (html: string, more: Partial<Written> = {}) => {
            opened.tick(2_000);
            return await comment({ postId, author: 'Awa & Cie', html, ...more });
          };
          const list = async (span: CommentSpan = {}) =>
            (await destination.renewing(async () => destination.listComments?.(span, undefined)))?.items ??
            [];
          const moderate = (id: string, act: ModerationAct, post = postId) =>
            destination.renewing(async () => destination.moderate?.({ id, postId: post }, act));
          return { ...opened, postId, write, list, moderate };
        }

        it('are listed in every state, the newest first, within a time span', async () => {
          const { postId, write, list, now } = await underAPost();
          const from = now();
          const first = await write('Bravo à <b>tous</b>.');
          const second = await write('Et la suite ?', { pending: true, inReplyTo: first });
          const listed = await list();
          expect(listed.map(({ id, state }) => [id, state])).toEqual([
            [second, 'PENDING'],
            [first, 'LIVE'],
          ]);
          expect(listed).toMatchObject([
            { postId, inReplyTo: first, author: 'Awa & Cie' },
            { postId, author: 'Awa & Cie', html: expect.stringContaining('<b>tous</b>') as string },
          ]);
          expect(listed.map(({ published }) => published - from)).toEqual([4_000, 2_000]);
          const ids = async (span: CommentSpan) => (await list(span)).map(({ id }) => id);
          expect(await ids({ since: from + 4_000 })).toEqual([second]);
          expect(await ids({ until: from + 2_000 })).toEqual([first]);
          expect(await ids({ since: from + 60_000 })).toEqual([]);
        });

        it('are read page by page, each once', async () => {
          const { destination, write } = await underAPost();
          const ids: string[] = [];
          for (let at = 0; at < 105; at += 1) ids.push(await write(`N° ${at}`));
          const foundIds: string[] = [];
          let pageToken: string | undefined;
          do {
            const page = await destination.listComments?.({}, pageToken);
            foundIds.push(...(page?.items ?? []).map(({ id }) => id));
            pageToken = page?.nextPageToken;
          } while (pageToken !== undefined);
          expect(foundIds).toEqual(ids.toReversed());
        });

        it('are approved, hidden and approved again, once or twice', async () => {
          const { write, list, moderate } = await underAPost();
          const id = await write('Achetez ceci', { pending: true });
          for (const act of ['approve', 'approve', 'spam', 'spam', 'approve'] as const) {
            const state = act === 'spam' ? 'SPAM' : 'LIVE';
            expect(await moderate(id, act)).toBe(state);
            expect((await list()).map((comment) => comment.state)).toEqual([state]);
          }
        });

        it('are deleted once or twice, and a missing one cannot be approved', async () => {
          const { write, list, moderate } = await underAPost();
          const id = await write('Passez me voir');
          expect(await moderate(id, 'delete')).toBeUndefined();
          expect(await list()).toEqual([]);
          expect(await moderate(id, 'delete')).toBeUndefined();
          await expect(moderate(NOWHERE, 'approve')).rejects.toMatchObject({
            code: 'destination.not-found',
          });
        });
      }),
    );

    defineIf(capabilities.hasPages, () =>
      describe('pages', () => {
        async function withPages() {
          const opened = await open();
          const { destination, page } = opened;
          if (page === undefined) throw new Error('nobody can make a page there');
          const make = async (title: string, status: WrittenPage['status'] = 'live') => {
            opened.tick(1_000);
            return await page({ title, html: `<p>${title} « ici ».</p>`, status });
          };
          const list = async (what: 'whole' | 'presence' = 'presence') => {
            const items: RemotePost[] = [];
            let pageToken: string | undefined;
            do {
              const part = await destination.renewing(async () => destination.listPages?.(what, pageToken));
              items.push(...(part?.items ?? []));
              pageToken = part?.nextPageToken;
            } while (pageToken !== undefined);
            return items;
          };
          const read = (id: string) => destination.renewing(async () => destination.readPage?.(id));
          return { ...opened, page, make, list, read };
        }

        it('are listed in every status, as pages, and not among posts', async () => {
          const { destination, make, list } = await withPages();
          const [live, draft, binned] = [
            await make('Qui'),
            await make('Où', 'draft'),
            await make('Quand', 'binned'),
          ];
          const post = await destination.insertDraft(contentToWrite(text()));
          const standing = (pages: readonly RemotePost[]) =>
            Object.fromEntries(pages.map(({ id, status, page }) => [id, page === true ? status : undefined]));
          const every = { [live]: 'live', [draft]: 'draft', [binned]: 'binned' };
          expect(standing(await list('presence'))).toEqual(every);
          const items = await list('whole');
          expect(standing(items)).toEqual(every);
          expect(items.find(({ id }) => id === live)).toMatchObject({
            title: 'Qui',
            content: expect.stringContaining('Qui « ici »') as string,
            url: expect.stringMatching(/^https?:/) as string,
          });
          for (const status of ['live', 'draft', 'binned'] as const) {
            const posts = (await destination.list({ status, what: 'presence' })).items.map(({ id }) => id);
            expect(posts).toEqual(status === 'draft' ? [post.id] : []);
          }
          expect(await destination.countPublic()).toBe(0);
        });

        it('are read by their own ids, and posts by theirs', async () => {
          const { destination, make, read } = await withPages();
          const id = await make('Qui');
          const post = await destination.insertDraft(contentToWrite(text()));
          expect(await read(id)).toMatchObject({ id, page: true, title: 'Qui', status: 'live' });
          const none = { code: 'destination.not-found' };
          for (const other of [post.id, NOWHERE]) await expect(read(other)).rejects.toMatchObject(none);
          await expect(destination.read(id)).rejects.toMatchObject(none);
        });

        it('show changes and statuses in a list of ids only', async () => {
          const { make, list, page, tick } = await withPages();
          const id = await make('Qui');
          const presence = async () => {
            const items = await list();
            expect(items).toHaveLength(1);
            expect(items[0]?.content).toBeUndefined();
            return `${items[0]?.updated} ${items[0]?.status}`;
          };
          const before = await presence();
          expect(await presence()).toBe(before);
          tick(1_000);
          await page({ id, title: 'Qui', html: '<p>Autrement.</p>', status: 'live' });
          const after = await presence();
          expect(after).not.toBe(before);
          tick(1_000);
          await page({ id, title: 'Qui', html: '<p>Autrement.</p>', status: 'draft' });
          expect(await presence()).not.toBe(after);
        });

        it('are read part by part, each once', async () => {
          const { make, list } = await withPages();
          const ids: string[] = [];
          for (let at = 0; at < 105; at += 1) ids.push(await make(`N° ${at}`));
          for (const what of ['presence', 'whole'] as const)
            expect((await list(what)).map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
        });
      }),
    );

    defineIf(!capabilities.hasPages, () =>
      it('reads no pages', async () => {
        const { destination } = await open();
        expect([destination.listPages, destination.readPage]).toEqual([undefined, undefined]);
      }),
    );

    defineIf(!capabilities.hasComments, () =>
      it('reads and moderates no comments', async () => {
        const { destination } = await open();
        expect([destination.listComments, destination.moderate]).toEqual([undefined, undefined]);
      }),
    );

    defineIf(!capabilities.canSend, () =>
      it('refuses any send, and names who can publish', async () => {
        const { destination } = await open();
        await expect(destination.insertDraft(contentToWrite(text()))).rejects.toMatchObject(refused);
        await expect(destination.write(NOWHERE, contentToWrite(text()))).rejects.toMatchObject(refused);
        await expect(destination.publish(NOWHERE)).rejects.toMatchObject(refused);
        await expect(destination.takeBack(NOWHERE)).rejects.toMatchObject(refused);
        await expect(destination.bin(NOWHERE)).rejects.toMatchObject(refused);
      }),
    );

    defineIf(!capabilities.canListPosts, () =>
      it('lists nothing, and shows only public posts', async () => {
        const { destination } = await open();
        await expect(destination.list({ status: 'live', what: 'whole' })).rejects.toMatchObject(refused);
        await expect(destination.read(NOWHERE)).rejects.toMatchObject(refused);
        expect([await destination.countPublic(), await destination.account()]).toEqual([undefined, {}]);
      }),
    );
  });
}
