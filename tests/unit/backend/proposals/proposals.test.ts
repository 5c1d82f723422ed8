/** Old posts proposed as interviews, in a real library: proposed, accepted, refused, undone. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { blocksToText } from '#interview/plain.ts';
import { run, sql } from '#backend/core/sql.ts';
import { addImported, ARCHIVE } from '#tests/builders/imported-post.ts';
import { openProposalsBackend, type ProposalsBackend } from './proposals-backend.ts';

let backend: ProposalsBackend;
beforeEach(async () => {
  backend = await openProposalsBackend();
});
afterEach(() => backend.dispose());

describe('the proposals for a blog', () => {
  test('are in three groups', async () => {
    await backend.importAll();
    const groups = {
      sure: await backend.titles('sure'),
      check: await backend.titles('check'),
      none: await backend.titles('none'),
    };
    expect(groups).toMatchInlineSnapshot(`
      {
        "check": [
          "Paroles croisées : le bus du numérique",
          "Mme Hélène Aubry répond aux lecteurs",
        ],
        "none": [
          "Une cour d’école sans bitume",
          "Horaires d’été de la médiathèque",
          "Compte rendu de l’atelier du 12 mars",
          "La recette de la soupe aux orties",
          "Les archives du quai en dix images",
        ],
        "sure": [
          "Entretien avec Anne Martin, jardinière des toits",
          "Trois questions à une jardinière",
          "Au fil du canal : Karim Benali, éclusier",
          "BENALI Karim raconte l’écluse de nuit",
          "Rencontre avec Hélène Aubry, bibliothécaire",
          "Dr Paul Durand : « La ville fait du bruit »",
        ],
      }
    `);
    const counts = await backend.call('posts.counts', {});
    expect(counts.proposals).toBe(groups.sure.length + groups.check.length);
  });

  test('exclude posts written here', async () => {
    const { id, saveNumber } = await backend.call('posts.create', { kind: 'article', language: 'fr' });
    const imported = ARCHIVE[0]!;
    await backend.importAll([imported]);
    const { item } = await backend.call('proposals.show', { kind: 'sure', step: 'at' });
    await backend.call('posts.save', {
      id,
      baseSave: saveNumber,
      saveId: 'save',
      document: { ...item!.document!, kind: 'article', title: 'Écrit ici' },
    });
    backend.clock.now += 60_000;
    await backend.settled();
    expect(await backend.titles('sure')).toEqual([imported.title]);
    expect((await backend.call('proposals.get', {})).counts).toMatchObject({ check: 0, none: 0 });
  });

  test('leave the post unchanged and up to date on its blog', async () => {
    const [id] = [addImported(backend.backend.db, ARCHIVE[0]!, backend.moment())];
    const before = backend.rowOf(id);
    await backend.settled();
    expect(backend.rowOf(id)).toEqual(before);
    expect(before).toMatchObject({ kind: 'article', status: 'published' });
  });
});

describe('an accepted post', () => {
  test('is an interview, still up to date on its blog; undone, it has its former bytes', async () => {
    const [id = ''] = await backend.importAll([ARCHIVE[0]!]);
    const before = backend.rowOf(id);
    const people = await backend.call('participants.list', { query: '', limit: 10 });
    await backend.call('proposals.accept', { postId: id });
    const after = backend.rowOf(id);
    expect(after).toMatchObject({
      kind: 'interview',
      status: 'published',
      questions: 3,
      answers: 3,
      updated_at: before?.['updated_at'],
      published_at: before?.['published_at'],
    });
    const { document, publications } = await backend.call('posts.get', { id });
    expect(document.participants.map(({ name }) => name)).toEqual(['Anne Martin']);
    expect(publications.map(({ state }) => state)).toEqual(['online']);
    expect((await backend.call('proposals.get', {})).counts.sure).toBe(0);

    backend.clock.now += 1_000;
    expect(await backend.call('proposals.undo', {})).toEqual({ part: 'sure', id });
    expect(backend.rowOf(id)).toEqual(before);
    expect((await backend.call('posts.get', { id })).publications.map(({ state }) => state)).toEqual([
      'online',
    ]);
    expect(await backend.call('participants.list', { query: '', limit: 10 })).toEqual(people);
    expect((await backend.call('proposals.get', {})).counts.sure).toBe(1);
    await expect(backend.call('proposals.undo', {})).rejects.toMatchObject({ code: 'proposals.not-decided' });
  });

  test('keeps every visible character and the bytes of each turn', async () => {
    const added = await backend.importAll();
    const letters = (text: string): string => [...text.replace(/\s/g, '')].toSorted().join('');
    let turns = 0;
    for (const id of added) {
      const before = (await backend.call('posts.get', { id })).document;
      try {
        await backend.call('proposals.accept', { postId: id });
      } catch {
        continue;
      }
      const after = (await backend.call('posts.get', { id })).document;
      const missing = letters(blocksToText(before.body)).length - letters(blocksToText(after.body)).length;
      const labels = after.participants.map(({ label }) => letters(`${label} : `).length);
      // Only names before answers may be missing, which the turn has now.
      expect(missing).toBeLessThanOrEqual((Math.max(0, ...labels) + 4) * after.body.length);
      for (const block of after.body) {
        if (block.type !== 'question' && block.type !== 'answer') continue;
        turns += 1;
        expect(block.source).toBeDefined();
      }
    }
    expect(turns).toBeGreaterThan(30);
  });

  test('and edited since keeps the author’s words', async () => {
    const [id = ''] = await backend.importAll([ARCHIVE[0]!]);
    await backend.call('proposals.accept', { postId: id });
    const { document, saveNumber } = await backend.call('posts.get', { id });
    const written = { ...document, title: 'Un autre titre' };
    await backend.call('posts.save', { id, baseSave: saveNumber, saveId: 'mine', document: written });
    await expect(backend.call('proposals.undo', { postId: id })).rejects.toMatchObject({
      code: 'proposals.edited-since',
    });
    expect((await backend.call('posts.get', { id })).document).toEqual(written);
    expect((await backend.call('proposals.get', {})).mayUndo).toBe(false);
  });
});

describe('a proposal', () => {
  test('refused is not made again, until that is undone', async () => {
    const [id = ''] = await backend.importAll([ARCHIVE[0]!]);
    const before = backend.rowOf(id);
    await backend.call('proposals.refuse', { postId: id });
    await backend.settled();
    expect((await backend.call('proposals.get', {})).counts.sure).toBe(0);
    expect(backend.rowOf(id)).toEqual(before);
    expect(await backend.call('proposals.undo', { postId: id })).toEqual({ part: 'sure', id });
    expect((await backend.call('proposals.get', {})).counts.sure).toBe(1);
  });

  test('is stale once the post has other words, and made again after a pause', async () => {
    const [id = ''] = await backend.importAll([ARCHIVE[0]!]);
    const { document, saveNumber } = await backend.call('posts.get', { id });
    const edited = { ...document, body: document.body.slice(0, -2) };
    await backend.call('posts.save', { id, baseSave: saveNumber, saveId: 'mine', document: edited });
    await backend.settled();
    expect((await backend.call('proposals.get', {})).counts.sure).toBe(0);
    await expect(backend.call('proposals.accept', { postId: id })).rejects.toMatchObject({
      code: 'proposals.not-proposed',
    });
    backend.clock.now += 31_000;
    await backend.settled();
    const { item } = await backend.call('proposals.show', { kind: 'sure', step: 'at' });
    expect(item).toMatchObject({ postId: id, questions: 2 });
  });

  test('is suspended in the bin, and resumed out of it', async () => {
    const [id = ''] = await backend.importAll([ARCHIVE[0]!]);
    await backend.call('posts.bin', { id });
    expect((await backend.call('posts.counts', {})).proposals).toBe(0);
    await backend.call('posts.unbin', { id });
    await backend.settled();
    expect((await backend.call('posts.counts', {})).proposals).toBe(1);
  });

  test('for a post that is no interview is made on request', async () => {
    const [id = ''] = await backend.importAll([ARCHIVE[7]!]);
    expect(
      (await backend.call('proposals.show', { kind: 'none', step: 'at' })).item?.document,
    ).toBeUndefined();
    await backend.call('proposals.propose-anyway', { postId: id });
    const { item } = await backend.call('proposals.show', { kind: 'check', step: 'at' });
    expect(item).toMatchObject({ postId: id, questions: 2 });
    const [recipe = ''] = await backend.importAll([ARCHIVE[10]!]);
    await expect(backend.call('proposals.propose-anyway', { postId: recipe })).rejects.toMatchObject({
      code: 'proposals.no-turns',
    });
  });

  test('for an unreadable document is empty, and blocks nothing', async () => {
    const broken = addImported(backend.backend.db, ARCHIVE[1]!, backend.moment());
    run(
      backend.backend.db,
      sql`UPDATE posts SET document = '{"version":99}', document_hash = 'x' WHERE id = ${broken}`,
    );
    await backend.importAll([ARCHIVE[0]!]);
    expect(await backend.titles('sure')).toEqual([ARCHIVE[0]!.title]);
    expect((await backend.call('proposals.get', {})).counts.none).toBe(1);
  });
});
