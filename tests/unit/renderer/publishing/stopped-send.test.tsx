// @vitest-environment happy-dom
/** A send that stopped and needs its author: a refusal of the blog, a sign-in that has ended. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { demoPosts } from '#tests/builders/demo-posts.ts';
import {
  type BlogWindow,
  findStatus,
  openBlogWindow,
  openSends,
  openSheet,
  press,
  statusLine,
} from './blog-window.ts';

let opened: BlogWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

const WORDS = 'De prêter une clef.';
const LONGER = 'De prêter une clef. Et une de plus.';

it('keeps the page of a correction that the blog refuses, and sends it by « Réessayer »', async () => {
  opened = await openBlogWindow({
    online: true,
    prepare: async ({ call }, { postId }) => {
      const { document, saveNumber } = await call('posts.get', { id: postId });
      const longer = JSON.parse(JSON.stringify(document).replace(WORDS, LONGER)) as typeof document;
      await call('posts.save', { id: postId, baseSave: saveNumber, saveId: 'save-2', document: longer });
    },
  });
  const before = opened.blog.live();
  await findStatus('En ligne, à mettre à jour');
  opened.blog.faults.add({ method: 'posts.patch', status: 403, reason: 'forbidden' });
  await press(await openSheet('Mettre à jour…'), 'Mettre à jour sur Le Labo');
  await screen.findByRole('dialog', { name: 'Mise à jour interrompue' });
  await userEvent.keyboard('{Escape}');
  await findStatus('En ligne, mais l’envoi a échoué');
  expect(within(statusLine()).getByRole('button', { name: 'Mettre à jour…' })).toBeTruthy();
  expect(opened.blog.live()).toEqual(before);

  const sends = within(await openSends());
  await userEvent.click((await sends.findAllByRole('button', { name: 'Détails' }))[0] as HTMLElement);
  expect(await sends.findAllByText('Envoi du texte')).toHaveLength(1);
  await userEvent.click(sends.getByRole('button', { name: 'Réessayer' }));
  await waitFor(() => expect(sends.getAllByText('En ligne, vérifié.')).toHaveLength(2));
  expect(opened.blog.live().map(({ content }) => content.includes(LONGER))).toEqual([true]);
});

it('resumes the whole queue after one sign-in, and what was sent stays', async () => {
  const posts = demoPosts.slice(0, 3);
  opened = await openBlogWindow({
    prepare: async ({ call }, { blog, blogId }) => {
      const ids: string[] = [];
      for (const [at, document] of posts.entries()) {
        const { id } = await call('posts.create', { kind: document.kind, language: document.language });
        await call('posts.save', { id, baseSave: 0, saveId: `demo-${at}`, document });
        ids.push(id);
      }
      blog.faults.add({ method: 'posts.insert', occurrence: 2, status: 401, reason: 'authError', times: 2 });
      blog.faults.add({ method: 'oauth.token', status: 400, reason: 'invalid_grant', times: 2 });
      for (const postId of ids)
        await call('publications.send', { postId, blogId, saveNumber: 1, holdSeconds: 0 });
    },
  });
  const sends = within(await openSends());
  // The closed story of each send has it too.
  await waitFor(() => {
    const words = /a expiré ou a été retirée\. Le texte à envoyer est conservé/;
    expect(sends.getAllByText(words, { selector: 'p' })).toHaveLength(2);
  });
  expect(sends.getAllByText('En ligne, vérifié.')).toHaveLength(1);
  expect(opened.blog.live().map(({ title }) => title)).toEqual([posts[0]?.title]);
  opened.blog.faults.clear();

  await userEvent.click(sends.getAllByRole('button', { name: 'Se reconnecter' })[0] as HTMLElement);
  const account = await screen.findByRole('region', { name: 'Vous' });
  await waitFor(() => expect(account.textContent).toContain('Reconnexion nécessaire'));
  await userEvent.click(within(account).getByRole('button', { name: 'Reconnecter le compte Vous' }));
  const connecting = within(await screen.findByRole('dialog', { name: 'Se connecter à Google' }));
  await userEvent.click(await connecting.findByRole('button', { name: 'Se connecter' }));
  await connecting.findByText(/^Cet ordinateur n’a pas de trousseau/);
  await userEvent.click(connecting.getByRole('button', { name: 'Fermer' }));
  await waitFor(() => expect(account.textContent).toContain('Connecté'));
  await userEvent.click(
    within(screen.getByRole('dialog', { name: 'Réglages' })).getByRole('button', { name: 'Fermer' }),
  );
  await waitFor(() => expect(sends.getAllByText('En ligne, vérifié.')).toHaveLength(3));
  expect(
    opened.blog
      .live()
      .map(({ title }) => title)
      .toSorted(),
  ).toEqual(posts.map(({ title }) => title).toSorted());
});
