/** The people behind the names of an archive: asked, answered, applied to every proposal, undone. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ARCHIVE } from '#tests/builders/imported-post.ts';
import { openProposalsBackend, type ProposalsBackend } from './proposals-backend.ts';
import { enterPerson } from '#tests/builders/person-builder.ts';

let backend: ProposalsBackend;
beforeEach(async () => {
  backend = await openProposalsBackend();
});
afterEach(() => backend.dispose());

const question = async (step: 'at' | 'next' | 'previous' = 'at', id?: string) =>
  backend.call('proposals.people', { step, ...(id !== undefined && { id }) });
async function questions(): Promise<string[]> {
  const names: string[] = [];
  let at: string | undefined;
  for (;;) {
    const page = await question(at === undefined ? 'at' : 'next', at);
    if (page.question === undefined) return names;
    names.push(`${page.question.person.name} = ${page.question.other.name}`);
    if (page.position === page.total) return names;
    at = page.question.id;
  }
}
/** The current names in a post. */
async function namesOf(title: string): Promise<string[]> {
  const { items } = await backend.call('search.titles', { query: title, limit: 1 });
  const postId = items[0]?.postId ?? '';
  for (const kind of ['sure', 'check'] as const) {
    const { item } = await backend.call('proposals.show', { kind, postId, step: 'at' });
    if (item?.postId === postId) return item.document?.participants.map(({ name }) => name) ?? [];
  }
  return [];
}
const speakers = async (query: string): Promise<string[]> =>
  (await backend.call('search.find', { query, limit: 20 })).hits.map(({ title }) => title).toSorted();

const [garden, three, canal, night] = ARCHIVE.map(({ title }) => title) as [string, string, string, string];

test('asks first about the names most likely to be one person, and shows the posts of each', async () => {
  await backend.importAll();
  expect(await questions()).toEqual(['BENALI Karim = Karim Benali', 'A. Martin = Anne Martin']);
  const { question: first } = await question();
  expect(first).toMatchObject({
    reasons: ['reversed'],
    person: { posts: 1, inDirectory: false, titles: [night] },
    other: { posts: 1, inDirectory: false, titles: [canal] },
  });
  expect((await backend.call('proposals.get', {})).counts.people).toBe(2);
});

test('yes: every proposal and the search have one name; undone, two again', async () => {
  await backend.importAll();
  const { question: first } = await question('next', (await question()).question?.id);
  expect(await speakers('par:"Anne Martin" arrosez')).toEqual([]);
  await backend.call('proposals.answer-people', { id: first?.id ?? '', same: true });
  await backend.settled();
  expect(await namesOf(three)).toEqual(['Anne Martin']);
  expect(await speakers('par:"Anne Martin"')).toEqual([garden, three].toSorted());
  expect((await backend.call('proposals.get', {})).counts.people).toBe(1);

  expect(await backend.call('proposals.undo', {})).toMatchObject({ part: 'people' });
  await backend.settled();
  expect(await namesOf(three)).toEqual(['A. Martin']);
  expect(await speakers('par:"Anne Martin"')).toEqual([garden]);
  expect(await questions()).toEqual(['BENALI Karim = Karim Benali', 'A. Martin = Anne Martin']);
});

test('no: is not asked again, whatever is imported', async () => {
  await backend.importAll(ARCHIVE.slice(0, 2));
  const { question: pair } = await question();
  await backend.call('proposals.answer-people', { id: pair?.id ?? '', same: false });
  await backend.importAll(ARCHIVE.slice(2));
  expect(await questions()).toEqual(['BENALI Karim = Karim Benali']);
  expect(await namesOf(three)).toEqual(['A. Martin']);
  await expect(
    backend.call('proposals.answer-people', { id: pair?.id ?? '', same: true }),
  ).rejects.toMatchObject({
    code: 'proposals.not-proposed',
  });
});

test('another person of the directory: keeps their name and gets the accepted posts', async () => {
  const aline = await enterPerson(backend, { name: 'Aline Martin', role: 'paysagiste' });
  await backend.importAll(ARCHIVE.slice(0, 2));
  const { question: pair } = await question();
  expect(pair?.person.name).toBe('A. Martin');
  expect(new Set([pair?.other.name, ...(pair?.others ?? []).map(({ name }) => name)])).toEqual(
    new Set(['Aline Martin', 'Anne Martin']),
  );
  await backend.call('proposals.answer-people', { id: pair?.id ?? '', same: true, otherId: aline.id });
  await backend.settled();
  expect(await namesOf(three)).toEqual(['Aline Martin']);
  const { items } = await backend.call('search.titles', { query: three, limit: 1 });
  await backend.call('proposals.accept', { postId: items[0]?.postId ?? '' });
  const { document } = await backend.call('posts.get', { id: items[0]?.postId ?? '' });
  expect(document.participants).toMatchObject([{ id: aline.id, name: 'Aline Martin', label: 'A. Martin' }]);
  // A person’s current role is not their role at the date of the post.
  expect(document.participants[0]?.role).toBeUndefined();
  const listed = await backend.call('participants.list', { query: 'martin', limit: 10 });
  expect(listed.items).toMatchObject([{ name: 'Aline Martin', role: 'paysagiste', posts: 1 }]);
});

test('one person under two names becomes one participant once merged', async () => {
  await backend.importAll([
    {
      title: 'Une rencontre',
      html: ['Qui êtes-vous ?', 'Que faites-vous ?', 'Et demain ?']
        .map(
          (questionText, at) =>
            `<p><b>${questionText}</b></p><p>${at === 1 ? 'DURAND Paul' : 'Paul Durand'} : Je travaille ici.</p>`,
        )
        .join(''),
    },
  ]);
  const { question: pair } = await question();
  expect(pair?.person.name).toBe('DURAND Paul');
  await backend.call('proposals.answer-people', { id: pair?.id ?? '', same: true });
  await backend.settled();
  expect(await namesOf('Une rencontre')).toEqual(['Paul Durand']);
  const { items } = await backend.call('search.titles', { query: 'rencontre', limit: 1 });
  await backend.call('proposals.accept', { postId: items[0]?.postId ?? '' });
  const { document } = await backend.call('posts.get', { id: items[0]?.postId ?? '' });
  const [paul] = document.participants;
  expect(document.body.flatMap((block) => (block.type === 'answer' ? block.participants : []))).toEqual([
    paul?.id,
    paul?.id,
    paul?.id,
  ]);
});

test('refuses an unknown person, or the same one, as an answer', async () => {
  await backend.importAll(ARCHIVE.slice(0, 2));
  const { question: pair } = await question();
  for (const otherId of ['nobody', pair?.person.id ?? ''])
    await expect(
      backend.call('proposals.answer-people', { id: pair?.id ?? '', same: true, otherId }),
    ).rejects.toMatchObject({ code: 'participant.not-found' });
});

/** Posts in which « Escale » interviews Lou, Zoé… */
const interviewsBy = (asking: string, ...names: string[]) =>
  names.map((name) => ({
    title: `Rencontre avec ${name}`,
    html: ['Qui êtes-vous ?', 'Que faites-vous ?', 'Et demain ?']
      .map(
        (questionText) =>
          `<p>${asking} : ${questionText}</p><p>${name} : Je travaille ici, depuis longtemps.</p>`,
      )
      .join(''),
  }));
const FOUR = interviewsBy('Escale', 'Lou Petit', 'Zoé Morin', 'Ali Haddad', 'Eva Roux');
async function accept(title: string): Promise<string> {
  const { items } = await backend.call('search.titles', { query: title, limit: 1 });
  const postId = items[0]?.postId ?? '';
  await backend.call('proposals.accept', { postId });
  const { document } = await backend.call('posts.get', { id: postId });
  return document.participants.find(({ name }) => name === 'Escale')?.id ?? '';
}

test('a name of one word: one question for all posts with it, and yes makes one person', async () => {
  await backend.importAll(FOUR);
  expect(await questions()).toEqual(['Escale = Escale']);
  const { question: pair } = await question();
  expect(pair?.person.id).toBe(pair?.other.id);
  expect(pair?.person).toMatchObject({ posts: 4, inDirectory: false });
  await backend.call('proposals.answer-people', { id: pair?.id ?? '', same: true });
  await backend.importAll(interviewsBy('Escale', 'Luc Vidal'));
  expect(await questions()).toEqual([]);
  const ids = new Set<string>();
  for (const { title } of [...FOUR, { title: 'Rencontre avec Luc Vidal' }]) ids.add(await accept(title));
  expect(ids.size).toBe(1);
  const { items } = await backend.call('participants.list', { query: 'escale', limit: 10 });
  expect(items).toMatchObject([{ name: 'Escale', posts: 5 }]);
});

test('a name of one word: no leaves a person for each post; undone, it is asked again', async () => {
  await backend.importAll(FOUR);
  const { question: pair } = await question();
  await backend.call('proposals.answer-people', { id: pair?.id ?? '', same: false });
  await backend.importAll(interviewsBy('Escale', 'Luc Vidal'));
  expect(await questions()).toEqual([]);
  await backend.call('proposals.undo', {});
  expect(await questions()).toEqual(['Escale = Escale']);
  await backend.call('proposals.answer-people', { id: pair?.id ?? '', same: true });
  await backend.call('proposals.undo', {});
  const ids = new Set<string>();
  for (const { title } of FOUR) ids.add(await accept(title));
  expect(ids.size).toBe(4);
});

test('a name of one word that the directory has since: the remaining posts may mean that person', async () => {
  await backend.importAll(FOUR);
  const escale = await accept(FOUR[0]?.title ?? '');
  await backend.importAll(interviewsBy('Escale', 'Luc Vidal'));
  const { question: pair } = await question();
  expect(pair).toMatchObject({ person: { posts: 3 }, other: { id: escale, inDirectory: true } });
  await backend.call('proposals.answer-people', { id: pair?.id ?? '', same: true });
  expect(await accept(FOUR[3]?.title ?? '')).toBe(escale);
});
