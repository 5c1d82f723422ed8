import { expect, it, vi } from 'vitest';
import { run, sql } from '#backend/core/sql.ts';
import { openDeskBlog, openDesk } from '../publishing/publishing-desk.ts';
import { enterPerson } from '#tests/builders/person-builder.ts';

const DAY = 24 * 60 * 60_000;

it('keeps the undo data of an act for a day', async () => {
  const blog = await openDeskBlog();
  const desk = await openDesk(blog);
  const leave = async (name: string): Promise<string> => {
    const { id } = await enterPerson(desk, { name });
    return (await desk.call('people.remove', { id })).actId;
  };
  const [old, young] = [await leave('Zoé Lenoir'), await leave('Lou Petit')];
  run(desk.backend.db, sql`UPDATE people_acts SET created_at = created_at - ${DAY + 1} WHERE id = ${old}`);
  await desk.close();

  const again = await openDesk(blog, { folder: desk.folder, secrets: desk.secrets });
  await vi.waitFor(() =>
    expect(again.call('people.act', { id: old })).rejects.toMatchObject({ code: 'people.not-undoable' }),
  );
  await again.call('people.undo', { id: young });
  const { items } = await again.call('participants.list', { query: '', limit: 5 });
  expect(items.map(({ name }) => name)).toEqual(['Lou Petit']);
});
