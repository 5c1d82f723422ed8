/** Readers’ comments of a post, beside its text: read and moderated by keyboard, with a notice when that fails. */
import { gardenInterview } from '../../builders/demo-posts.ts';
import { axeFindings } from '../support/axe.ts';
import { connectByRequests } from '../support/samples/connected-blog.ts';
import { expect } from '../support/stage/fixtures.ts';
import { test } from '../support/outside/google-fixture.ts';
import { pressEnter } from '../support/keys.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';

test('approves, marks and deletes pending comments by keyboard, and reports a lost answer', async ({
  page,
  stage,
  google,
}) => {
  const post = await google.editElsewhere({
    act: 'insert',
    input: { title: 'Le port en mars', content: '<p>Au quai.</p>', labels: [] },
    draft: false,
  });
  const began = Date.now();
  let minute = 0;
  const write = async (author: string, content: string, status: 'LIVE' | 'PENDING' = 'LIVE') => {
    // Their order is by second.
    minute += 1;
    await google.tell({ do: 'clock', at: began + minute * 60_000 });
    await google.editElsewhere({ act: 'comment', input: { postId: post.id, author, content, status } });
  };
  await write('Awa', 'Un <b>grand</b> merci.<script>alert(1)</script>');
  await write('Lise', 'Et les horaires ?', 'PENDING');
  await write('Vendeur', 'Achetez-moi', 'PENDING');
  await google.tell({ do: 'clock', at: null });
  await addPosts(page, [gardenInterview]);
  await connectByRequests(stage, google);
  await page
    .getByRole('navigation', { name: 'Barre latérale' })
    .getByRole('button', { name: 'Tous les billets' })
    .click();
  await new AppPage(page).openPost('Le port en mars');
  await pressEnter(page.getByRole('button', { name: 'Afficher le volet' }));

  const list = page.getByRole('list', { name: 'Commentaires' });
  await expect(page.getByRole('button', { name: 'Commentaires' })).toContainText('2 à valider');
  await expect(list.getByRole('listitem')).toContainText([/Lise/, /Vendeur/, /Awa/]);
  await expect(list).toContainText('Un grand merci.');
  for (const theme of ['light', 'dark'] as const) {
    await ask(page, 'settings.set', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await page.emulateMedia({ colorScheme: theme });
    expect(await axeFindings(page, ['heading-order'])).toEqual([]);
  }

  await pressEnter(page.getByRole('button', { name: 'Approuver : commentaire de Lise' }));
  await expect(page.getByRole('button', { name: 'Commentaires' })).toContainText('1 à valider');
  // The focus is on the comment itself, whose buttons have changed.
  await expect(list.getByRole('listitem').filter({ hasText: 'Lise' })).toBeFocused();

  await google.tell({ do: 'fault', fault: { method: 'comments.markAsSpam', line: 'drop-before' } });
  await pressEnter(page.getByRole('button', { name: 'Indésirable : commentaire de Vendeur' }));
  await expect(page.getByText(/réponse du blog s’est perdue en route/)).toBeVisible();
  await google.tell({ do: 'clear-faults' });
  await pressEnter(page.getByRole('button', { name: 'Indésirable : commentaire de Vendeur' }));
  await expect(page.getByRole('button', { name: /Indésirable : commentaire de Vendeur/ })).toBeHidden();

  await pressEnter(page.getByRole('button', { name: 'Supprimer : commentaire d’Awa' }));
  const confirmation = page.getByRole('alertdialog', { name: 'Supprimer ce commentaire du blog' });
  expect(await axeFindings(page, ['heading-order'])).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(confirmation).toBeHidden();
  await expect(list).toContainText('Un grand merci.');
  await pressEnter(page.getByRole('button', { name: 'Supprimer : commentaire d’Awa' }));
  await pressEnter(confirmation.getByRole('button', { name: 'Supprimer' }));
  await expect(list).not.toContainText('Un grand merci.');
});
