/** A post with one of every block, for tests of what is visible, announced and reachable in the window. */
import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import type { Inline, Post } from '#interview/document.ts';
import { addPicture, ask } from './library.ts';

const words = (text: string): Inline[] => [{ type: 'text', text }];
const cell = (header: boolean, text: string) => ({ header, content: words(text) });

/** Every block, in an interview of two people; `asset` is a picture of the library. */
export function wholePost(asset: string): Post {
  const image = (alt: string, caption = '') => ({
    type: 'image' as const,
    asset,
    width: 640,
    height: 400,
    alt,
    caption: caption === '' ? [] : words(caption),
    credit: '',
    decorative: false,
  });
  return {
    version: 2,
    kind: 'interview',
    language: 'fr',
    title: 'Un étang, deux voix',
    labels: ['Eau'],
    participants: [
      { id: 'p1', name: 'Anne Martin', label: 'Anne Martin' },
      { id: 'p2', name: 'Karim Benali', label: 'Karim Benali' },
    ],
    lead: [words('Une année au bord de l’eau.')],
    numbered: true,
    body: [
      { type: 'question', id: 'q1', content: [words('Que voit-on ici ?')] },
      {
        type: 'answer',
        id: 'a1',
        participants: ['p1'],
        labelShown: true,
        blocks: [
          {
            type: 'paragraph',
            content: [
              ...words('Des roseaux, et '),
              {
                type: 'link',
                url: 'https://etang.example/carte',
                content: [{ type: 'text', text: 'la carte' }],
              },
              ...words('. '),
              { type: 'text', text: 'What a place.', language: 'en' },
            ],
          },
          {
            type: 'list',
            ordered: false,
            items: [
              {
                content: words('Les hérons'),
                children: { type: 'list', ordered: true, items: [{ content: words('Le cendré') }] },
              },
            ],
          },
        ],
      },
      {
        type: 'answer',
        id: 'a2',
        participants: ['p2'],
        labelShown: true,
        blocks: [{ type: 'paragraph', content: words('Des gens, surtout.') }],
      },
      image('Une barque sous la brume', 'La barque'),
      { type: 'gallery', images: [image('Un héron'), image('Une aigrette')], caption: words('Deux oiseaux') },
      { type: 'question', id: 'q2', content: [words('Depuis quand ?')] },
      {
        type: 'answer',
        id: 'a3',
        participants: ['p1'],
        labelShown: true,
        blocks: [{ type: 'paragraph', content: words('Depuis la crue.') }],
      },
      {
        type: 'table',
        caption: words('Les crues'),
        rows: [
          [cell(true, 'Année'), cell(true, 'Hauteur')],
          [cell(true, '1998'), cell(false, '2 m')],
        ],
      },
      { type: 'quote', content: [words('L’eau revient toujours.')], cite: 'Un voisin' },
      { type: 'code', text: 'niveau = 2', language: 'python' },
      {
        type: 'embed',
        url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
        title: 'La crue filmée',
        provider: 'YouTube',
        frame: false,
      },
      { type: 'heading', level: 2, content: words('Et demain') },
      { type: 'jumpBreak' },
      { type: 'paragraph', content: words('Merci à tous deux.') },
      { type: 'rule' },
      { type: 'html', html: '<p>Un encart du blog.</p>', origin: 'blog' },
      { type: 'paragraph', content: words('Fin.') },
    ],
  };
}

/** Saves it in the library; returns its id. */
export async function addWholePost(page: Page): Promise<string> {
  const picture = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#1f6469' } })
    .png()
    .toBuffer();
  const asset = await addPicture(page, picture, 'etang.png');
  const { id, saveNumber } = await ask(page, 'posts.create', { kind: 'interview', language: 'fr' });
  await ask(page, 'posts.save', {
    id,
    baseSave: saveNumber,
    saveId: randomUUID(),
    document: wholePost(asset),
  });
  await ask(page, 'settings.set', { welcomed: true });
  return id;
}

/** Opens it from the list, after a start without it. */
export async function openWholePost(page: Page): Promise<void> {
  await page.reload();
  await page.getByRole('row', { name: 'Un étang, deux voix' }).click();
  await expect(page.getByText('Depuis la crue.').first()).toBeVisible();
}
