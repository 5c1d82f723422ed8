import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assetFile } from '#backend/library/store/library-files.ts';
import { checkErased } from '#backend/people/erasure/check-erased.ts';
import { erasuresOf } from '#backend/people/erasure/run-erasures.ts';
import { peopleActsOf } from '#backend/people/run-acts.ts';
import { runHere } from '#tests/unit/command-line/terminal.ts';
import { openDeskBlog, openDesk, type PublishingDesk } from '../../publishing/publishing-desk.ts';
import {
  ANSWER,
  tablesWithHer,
  fillLibrary,
  filesWith,
  FOLDED,
  NAME,
} from '../../library/erasure/full-library.ts';

const SLOW = { timeout: 60_000 };

const erasuresEnded = (desk: PublishingDesk): Promise<void> => erasuresOf(desk.backend).settled();

describe.each(['removed', 'replaced'] as const)('an erased person (%s)', (manner) => {
  it('leaves no trace in any table, nor in the bytes of the files', SLOW, async () => {
    const blog = await openDeskBlog();
    const desk = await openDesk(blog);
    const { personId, postId, portrait, shared } = await fillLibrary(desk, blog);
    expect(tablesWithHer(desk)).toEqual([
      'approvals',
      'assets',
      'awaited_approvals',
      'blog_sync_notes',
      'comments',
      'consents',
      'import_items',
      'import_notes',
      'jobs',
      'notes',
      'participants',
      'people_matches',
      'picture_handoffs',
      'post_sources',
      'posts',
      'proposals',
      'publications',
      'recognized_people',
      'returns',
      'revisions',
      'settings',
      'shared_states',
      'turn_approvals',
    ]);
    const inspection = await desk.call('erasure.inspect', { id: personId });
    expect(inspection).toMatchObject({ name: NAME, pictures: 1, onlineCount: 2 });
    expect(inspection.posts.find(({ id }) => id === postId)).toMatchObject({ takesPart: true, answers: 1 });

    desk.events.length = 0;
    await desk.call('erasure.start', { id: personId, manner, online: 'leave' });
    await erasuresEnded(desk);
    // The page has names in its settings too, and would write them back.
    expect(desk.events.map(({ event }) => event)).toContain('settings.changed');
    expect(desk.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(tablesWithHer(desk)).toEqual([]);
    const { document } = await desk.call('posts.get', { id: postId });
    expect(document.participants.map(({ name }) => name)).toEqual(
      manner === 'removed' ? ['Karim Benali'] : ['Une personne interrogée', 'Karim Benali'],
    );
    expect(JSON.stringify(document).includes(ANSWER)).toBe(manner === 'replaced');
    expect((await desk.call('erasure.list', {})).people).toMatchObject([{ manner, state: 'done' }]);
    expect(fs.existsSync(assetFile(desk.folder, portrait))).toBe(false);
    expect(fs.existsSync(assetFile(desk.folder, shared))).toBe(true);
    expect(checkErased(desk.backend.db, desk.folder)).toEqual([]);
    const shows = desk.backend.db
      .prepare(
        `SELECT (SELECT count(*) FROM jobs WHERE instr(document || content, @portrait)) AS jobs,
          (SELECT count(*) FROM publications WHERE instr(base_content || coalesce(sent_document, ''), @portrait)) AS publications,
          (SELECT count(*) FROM posts WHERE instr(document, @portrait)) AS posts`,
      )
      .get({ portrait });
    expect(shows).toEqual({ jobs: 0, publications: 0, posts: 0 });
    expect((await desk.call('settings.get', {})).equivalents).toEqual([['mairie', 'hôtel de ville']]);
    expect((await desk.call('consents.list', {})).items).toEqual([]);
    expect(desk.backend.db.prepare('SELECT name FROM turn_approvals').pluck().all()).toEqual([
      'Karim Benali',
    ]);
    // Nothing changed for the author: the post still equals what was sent.
    expect(desk.post(postId).status).toBe('published');
    await desk.close();
    const texts = [
      NAME,
      FOLDED,
      'Kerœurvan',
      'keroeurvan',
      'Boisgeffroy',
      ...(manner === 'removed' ? [ANSWER] : []),
    ];
    expect(filesWith(desk.folder, texts)).toEqual([]);
    const run = await runHere(['check', '--full', '--library', desk.folder]);
    expect([run.code, run.out]).toEqual([
      0,
      'Le fichier, les liens, les images et l’index de la bibliothèque sont en bon état.\n',
    ]);
  });
});

it('erases people merged into them, earlier entries of the directory, and private notes', SLOW, async () => {
  const desk = await openDesk(await openDeskBlog());
  const person = await desk.call('participants.create', { name: NAME });
  const short = await desk.call('participants.create', { name: 'Zo. Tremblay-Petit' });
  await desk.call('people.save', {
    id: person.id,
    set: { email: 'secret@exemple.fr', note: `Chez ${NAME}` },
  });
  const merged = await desk.call('people.merge', { id: person.id, otherId: short.id, choice: {} });
  expect(merged.posts).toBe(0);
  const acts = () => desk.backend.db.prepare('SELECT count(*) FROM people_acts').pluck().get();
  // A running act keeps its people from being erased.
  await peopleActsOf(desk.backend)?.settled();
  expect(acts()).toBe(1);
  await desk.call('erasure.start', { id: person.id, manner: 'replaced', online: 'leave' });
  await erasuresEnded(desk);
  expect(acts()).toBe(0);
  expect(filesWith(desk.folder, ['secret@exemple.fr', 'Zo. Tremblay'])).toEqual([]);
  expect(tablesWithHer(desk)).toEqual([]);
  expect(checkErased(desk.backend.db, desk.folder)).toEqual([]);
});
