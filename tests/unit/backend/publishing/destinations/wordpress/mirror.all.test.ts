/** A mirrored real WordPress: only changes are requested, and colleagues’ acts are applied here or reported. */
import { beforeEach, describe, expect, test } from 'vitest';
import { readDocument } from '#backend/library/store/read-document.ts';
import { interview } from '../../publishing-desk.ts';
import { byRemote, DAY, mirror, revisionReasons, publicationRows, textOf } from '../../mirror/mirror-desk.ts';
import { startSite, openWordPressDesk, colleague } from './wordpress-desk.ts';

const site = startSite();
beforeEach(() => site().empty());

const HOUR = 3_600_000;
const paragraph = (text: string): string => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`;

/** A desk that records its requests to the site. `before`: an action of a colleague at a request. */
async function openDeskThere(
  user = 'lise',
  before: (request: URL) => Promise<unknown> | void = () => undefined,
) {
  const requests: URL[] = [];
  const real = globalThis.fetch;
  const ready = await openWordPressDesk(site(), {
    user,
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      requests.push(url);
      await before(url);
      return await real(input, init);
    },
  });
  const { ask, edit } = colleague(site());
  const { clock } = ready.desk;
  const write = async (
    type: 'posts' | 'pages',
    title: string,
    text: string,
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<string> => {
    clock.at += 60_000;
    const body = { title, content: paragraph(text), status: 'publish', ...more };
    const written = (await ask('POST', type, body)) as { id?: number };
    if (written.id === undefined) throw new Error(JSON.stringify(written));
    return String(written.id);
  };
  const change = async (path: string, body: Readonly<Record<string, unknown>>): Promise<void> => {
    clock.at += 60_000;
    await ask('POST', path, body);
  };
  const remove = (path: string, forGood = false): Promise<unknown> =>
    ask('DELETE', `${path}${forGood ? '?force=true' : ''}`);
  const turn = async (id: string, into: 'post' | 'page'): Promise<void> =>
    void (await fetch(`${site().url}/?for-tests=turn&id=${id}&into=${into}`));
  /** The requests since the last call: the route, with the status if one was named. */
  const since = (): string[] => {
    const lines = requests
      .splice(0)
      .map(({ pathname, searchParams }) =>
        [pathname.replace(/^.*\/wp\/v2\//, ''), searchParams.get('status')].filter(Boolean).join(' '),
      );
    return lines.filter((line) => /^(posts|pages)/.test(line));
  };
  return { ...ready, ask, edit, write, change, remove, turn, since };
}

const kindHere = (...[desk, id]: Parameters<typeof byRemote>): string =>
  readDocument(byRemote(desk, id).document).kind;

describe('an incremental mirror', () => {
  test('requests one page of each list for fifty-five posts and three pages', async () => {
    const { desk, blogId, write, change, since } = await openDeskThere();
    const ids: string[] = [];
    for (let n = 0; n < 55; n += 1) ids.push(await write('posts', `N° ${n}`, `Texte ${n}`));
    const pages: string[] = [];
    for (let n = 0; n < 3; n += 1) pages.push(await write('pages', `Page ${n}`, `Page ${n}`));
    desk.clock.at += HOUR;
    expect(await mirror(desk, blogId)).toMatchObject({ added: 58, changed: 0, total: 55, notes: [] });
    const EVERY = 'publish,future,draft,pending,private,trash';
    const quiet = ['posts publish', 'posts future', 'posts draft,pending,private', 'posts trash'];
    // Published posts in two pages, and the first again: the count matches, so no ids are requested.
    expect(since().toSorted()).toEqual(
      [...quiet, 'posts publish', 'posts publish', `pages ${EVERY}`].toSorted(),
    );

    expect(await mirror(desk, blogId)).toMatchObject({ added: 0, changed: 0, notes: [] });
    // The lists, one page each; every id of the list not read completely, as requested; and the pages.
    const swept = ['posts publish'];
    expect(since()).toEqual([...quiet, ...swept, `pages ${EVERY}`]);

    await change(`posts/${ids[3]}`, { content: paragraph('Relu') });
    await change(`pages/${pages[1]}`, { content: paragraph('Relue') });
    desk.clock.at += HOUR;
    expect(await mirror(desk, blogId)).toMatchObject({ added: 0, changed: 2, notes: [] });
    expect(since()).toEqual([...quiet, ...swept, `pages ${EVERY}`, `pages/${pages[1]}`]);
    expect(textOf(byRemote(desk, ids[3] ?? ''))).toBe('Relu');
    expect(textOf(byRemote(desk, pages[1] ?? ''))).toBe('Relue');
  });

  test('reads a page once more when it was changed twice in the second of the read', async () => {
    const { desk, blogId, write, ask } = await openDeskThere();
    const id = await write('pages', 'Qui sommes-nous', 'Une mairie');
    await mirror(desk, blogId);
    // The site’s clock has moved by a second with the run; the page is unchanged.
    desk.clock.at -= 1_000;
    await ask('POST', `pages/${id}`, { content: paragraph('Une ville') });
    await mirror(desk, blogId);
    expect(textOf(byRemote(desk, id))).toBe('Une ville');
  });
});

describe('changes during the first mirror', () => {
  /** Fifty-five posts, and a colleague’s act once the newest fifty were listed; `ids`: the newest first. */
  async function readWhile(
    act: (opened: Awaited<ReturnType<typeof openDeskThere>>, ids: string[]) => unknown,
  ) {
    let during: (() => unknown) | undefined;
    const opened = await openDeskThere('lise', async ({ searchParams }) => {
      const due = searchParams.has('modified_before') ? during : undefined;
      if (due === undefined) return;
      during = undefined;
      await due();
    });
    const { desk, blogId, write } = opened;
    const ids: string[] = [];
    for (let n = 54; n >= 0; n -= 1) ids.unshift(await write('posts', `N° ${n}`, `Texte ${n}`));
    during = () => act(opened, ids);
    const run = await mirror(desk, blogId);
    const standing = (count: number) => ids.slice(0, count).map((id) => byRemote(desk, id).remote_status);
    return { desk, run, standing };
  }

  test('include new posts', async () => {
    const { desk, run } = await readWhile(({ write }) => write('posts', 'Neuf', 'Neuf'));
    expect(run).toMatchObject({ state: 'idle', added: 56, notes: [] });
    expect(publicationRows(desk).map(({ title }) => title)).toContain('Neuf');
  });

  test('include permanent deletions, also with as many new posts', async () => {
    const { run, standing } = await readWhile(async ({ write, remove }, [first = '', second = '']) => {
      await remove(`posts/${first}`, true);
      await remove(`posts/${second}`, true);
      await write('posts', 'Neuf', 'Neuf');
      await write('posts', 'Neuf encore', 'Neuf');
    });
    expect(run).toMatchObject({ state: 'idle', added: 57 });
    const noteLines = run.notes.map(({ code, title }) => `${code} ${title}`);
    expect(noteLines.toSorted()).toEqual(['gone N° 0', 'gone N° 1']);
    expect(standing(3)).toEqual(['gone', 'gone', 'live']);
  });

  test('include posts withdrawn or moved to the bin', async () => {
    const { run, standing } = await readWhile(async ({ change, remove }, [first, second]) => {
      await change(`posts/${first}`, { status: 'draft' });
      await remove(`posts/${second}`);
    });
    expect(run).toMatchObject({ state: 'idle', added: 55, notes: [] });
    expect(standing(3)).toEqual(['draft', 'binned', 'live']);
  });
});

describe('changes by colleagues', () => {
  test('a post submitted to an editor and returned is shown so in lists and search', async () => {
    const { desk, blogId, ask, change } = await openDeskThere();
    const draftStatuses = async () => {
      const { items } = await desk.call('posts.list', { list: 'drafts', limit: 10 });
      const { hits } = await desk.call('search.find', { query: 'statut:proposé', limit: 10 });
      return [...items, ...hits].map(({ status }) => status);
    };
    const { id } = (await ask('POST', 'posts', {
      title: 'Proposé',
      content: paragraph('Un'),
      status: 'pending',
    })) as { id: number };
    await mirror(desk, blogId);
    expect(await draftStatuses()).toEqual(['pending', 'pending']);
    desk.clock.at += HOUR;
    await change(`posts/${id}`, { status: 'draft' });
    expect(await mirror(desk, blogId)).toMatchObject({ changed: 1 });
    expect(await draftStatuses()).toEqual(['draft']);
    desk.clock.at += HOUR;
    await change(`posts/${id}`, { status: 'pending' });
    await mirror(desk, blogId);
    expect(await draftStatuses()).toEqual(['pending', 'pending']);
    desk.clock.at += HOUR;
    await change(`posts/${id}`, { status: 'publish' });
    await mirror(desk, blogId);
    expect((await desk.call('posts.list', { list: 'all', limit: 10 })).items).toMatchObject([
      { status: 'published' },
    ]);
  });

  test('a post in the bin, restored or deleted is so here too, and its text stays', async () => {
    const { desk, blogId, write, change, remove } = await openDeskThere();
    const binned = await write('posts', 'Jeté', 'Un');
    const deletedId = await write('posts', 'Effacé', 'Deux');
    const goneFromBin = await write('posts', 'Vidé', 'Trois');
    await mirror(desk, blogId);
    desk.clock.at += HOUR;
    await remove(`posts/${binned}`);
    await remove(`posts/${deletedId}`, true);
    await remove(`posts/${goneFromBin}`);
    await remove(`posts/${goneFromBin}`, true);
    const noteLines = (await mirror(desk, blogId)).notes.map(({ code, title }) => `${code} ${title}`);
    expect(noteLines.toSorted()).toEqual(['gone Effacé', 'gone Vidé']);
    expect(byRemote(desk, binned)).toMatchObject({ remote_status: 'binned' });
    expect(byRemote(desk, deletedId)).toMatchObject({ remote_status: 'gone', binned_at: null });
    expect(textOf(byRemote(desk, deletedId))).toBe('Deux');

    await change(`posts/${binned}`, { status: 'publish' });
    expect(await mirror(desk, blogId)).toMatchObject({ notes: [] });
    expect(byRemote(desk, binned)).toMatchObject({ remote_status: 'live', status: 'published' });
  });

  test('a scheduled post becomes public at its time, without a change by anyone', async () => {
    const { desk, blogId, write, ask } = await openDeskThere();
    const at = desk.clock.at + 3 * HOUR;
    const id = await write('posts', 'Bientôt', 'Un', {
      status: 'future',
      date_gmt: new Date(at).toISOString().slice(0, 19),
    });
    await mirror(desk, blogId);
    expect(byRemote(desk, id)).toMatchObject({ remote_status: 'scheduled', status: 'scheduled' });
    desk.clock.at = at + 60_000;
    // WordPress publishes it at the next request of any kind.
    await ask('GET', 'types');
    expect(await mirror(desk, blogId)).toMatchObject({ state: 'idle', notes: [] });
    expect(byRemote(desk, id)).toMatchObject({ remote_status: 'live', status: 'published' });
    const [publication] = await desk.publications(byRemote(desk, id).id);
    expect(publication).toMatchObject({ state: 'online', publishedAt: at });
  });

  test('drafts, pending and private posts come as drafts, and can be published from here', async () => {
    const { desk, blogId, write, change } = await openDeskThere();
    const ids: string[] = [];
    for (const status of ['draft', 'pending', 'private'])
      ids.push(await write('posts', `En ${status}`, 'Un', { status }));
    await mirror(desk, blogId);
    for (const id of ids)
      expect(byRemote(desk, id)).toMatchObject({ remote_status: 'draft', status: 'draft' });
    await change(`posts/${ids[1]}`, { status: 'publish', content: paragraph('Approuvé') });
    expect(await mirror(desk, blogId)).toMatchObject({ changed: 1, notes: [] });
    const row = byRemote(desk, ids[1] ?? '');
    expect(row).toMatchObject({ remote_status: 'live', status: 'published' });
    expect([textOf(row), ...revisionReasons(desk, row.id)]).toEqual(['Approuvé', 'imported', 'remote']);
  });

  test('an author account reads posts and no pages, without a report about pages', async () => {
    const { desk, blogId, write } = await openDeskThere('marc');
    await write('pages', 'Qui sommes-nous', 'Une mairie');
    await colleague(site(), 'marc').ask('POST', 'posts', {
      title: 'De Marc',
      content: 'Un',
      status: 'publish',
    });
    expect(await mirror(desk, blogId)).toMatchObject({ state: 'idle', added: 1 });
    expect(publicationRows(desk).map(({ title }) => title)).toEqual(['De Marc']);
    expect(desk.lines.filter(({ text }) => text.startsWith('pages not read'))).toHaveLength(1);
  });
});

describe('pages', () => {
  test('in every status and hierarchy follow the site', async () => {
    const { desk, blogId, write, change, remove } = await openDeskThere();
    const top = await write('pages', 'La ville', 'Une ville');
    const below = await write('pages', 'Le port', 'Un port', { parent: Number(top) });
    const draft = await write('pages', 'À venir', '…', { status: 'draft' });
    const at = desk.clock.at + 3 * HOUR;
    const later = await write('pages', 'Demain', 'Un', {
      status: 'future',
      date_gmt: new Date(at).toISOString().slice(0, 19),
    });
    expect(await mirror(desk, blogId)).toMatchObject({ added: 4, notes: [] });
    const standing = () => [top, below, draft, later].map((id) => byRemote(desk, id).remote_status);
    expect(standing()).toEqual(['live', 'live', 'draft', 'scheduled']);
    expect(kindHere(desk, below)).toBe('page');
    expect((await desk.publications(byRemote(desk, below).id))[0]).toMatchObject({
      url: `${site().url}/la-ville/le-port/`,
      readOnly: { page: true },
    });
    desk.clock.at = at + DAY;
    await remove(`pages/${draft}`);
    await remove(`pages/${below}`, true);
    await change(`pages/${top}`, { title: 'Notre ville' });
    expect(await mirror(desk, blogId)).toMatchObject({ notes: [{ code: 'gone', title: 'Le port' }] });
    expect(standing()).toEqual(['live', 'gone', 'binned', 'live']);
    expect(byRemote(desk, top).title).toBe('Notre ville');
    await expect(desk.send(byRemote(desk, top).id, blogId)).rejects.toMatchObject({
      code: 'destination.page',
    });
  });

  test('a post turned into a page and back follows here, and never disappears', async () => {
    const { desk, blogId, write, turn, change } = await openDeskThere();
    const id = await write('posts', 'Le port', 'Un port');
    await mirror(desk, blogId);
    const postId = byRemote(desk, id).id;
    for (const touched of [false, true])
      for (const [into, kind] of [
        ['page', 'page'],
        ['post', 'article'],
      ] as const) {
        desk.clock.at += HOUR;
        await turn(id, into);
        if (touched) await change(`${into}s/${id}`, { content: paragraph(`Un ${into}`) });
        expect(await mirror(desk, blogId)).toMatchObject({ added: 0, changed: 1, notes: [] });
        const row = byRemote(desk, id);
        expect([row.id, kindHere(desk, id), row.remote_status]).toEqual([postId, kind, 'live']);
        expect(textOf(row)).toBe(touched ? `Un ${into}` : 'Un port');
      }
    desk.rewrite(postId, (post) => ({ ...post, title: 'Le port, relu' }));
    const jobId = await desk.send(postId, blogId);
    await desk.finish();
    expect((await desk.job(jobId)).state).toBe('done');
  });

  test('our post that a colleague turns into a page is followed, and not sent again', async () => {
    const { desk, blogId, turn } = await openDeskThere();
    const postId = desk.write(interview());
    await desk.send(postId, blogId);
    await desk.finish();
    const [published] = await desk.publications(postId);
    desk.clock.at += HOUR;
    await turn(published?.remoteId ?? '', 'page');
    expect(await mirror(desk, blogId)).toMatchObject({ added: 0, changed: 1, notes: [] });
    expect(desk.post(postId).document.kind).toBe('page');
    expect(desk.post(postId).document.body.some(({ type }) => type === 'question')).toBe(true);
    await expect(desk.send(postId, blogId)).rejects.toMatchObject({ code: 'destination.page' });
    await turn(published?.remoteId ?? '', 'post');
    await mirror(desk, blogId);
    expect(desk.post(postId).document.kind).toBe('interview');
    expect(await desk.publications(postId)).toMatchObject([{ state: 'online' }]);
  });
});
