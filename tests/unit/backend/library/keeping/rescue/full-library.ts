import type { Post } from '#interview/document.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openDesk } from '../backups/library-on-disk.ts';

/** Some of them share a page, some need more than one. */
const post = (index: number, title: string): Post =>
  buildInterview()
    .titled(title)
    .asking('Que voit-on du pont ?')
    .answering('Léa Morel', `Des péniches, ${'et des canards, '.repeat(index % 5 === 0 ? 600 : 60)}${index}.`)
    .post;

/** A closed library of `posts` posts, each with a revision. */
export async function writeFullLibrary(folder: string, posts: number): Promise<string[]> {
  const desk = await openDesk(folder);
  const titles: string[] = [];
  for (let index = 1; index <= posts; index += 1) {
    const title = `Billet ${String(index).padStart(3, '0')}`;
    const { id } = await desk.call('posts.create', { kind: 'interview', language: 'fr' });
    const save = (baseSave: number, words: string) =>
      desk.call('posts.save', { id, baseSave, saveId: `${id}-${baseSave}`, document: post(index, words) });
    await save(0, title);
    await desk.call('posts.leave', { id });
    await save(1, `${title}, revu`);
    titles.push(`${title}, revu`);
  }
  await desk.close();
  return titles;
}
