/** A sign-in on a network that answers in Google’s place. */
import { axeFindings } from '../support/axe.ts';
import { expect } from '../support/stage/fixtures.ts';
import { BLOG, consent, test, watchBrowser } from '../support/outside/google-fixture.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { SettingsPage } from '../support/pages/SettingsPage.ts';

const PORTAL = { type: 'text/html', body: '<html><body>Bienvenue sur le réseau de la mairie</body></html>' };

test('explains a redirect to a portal during sign-in with a text for the IT service, and succeeds on the next try', async ({
  page,
  stage,
  google,
}) => {
  await new AppPage(page).startWithoutBlog();
  const portal = { ...PORTAL, location: 'https://portail.mairie.example/login?session=12' };
  await google.tell({
    do: 'fault',
    fault: { method: 'oauth.token', times: 9, status: 302, stranger: portal },
  });
  const browser = await watchBrowser(stage);
  const settings = new SettingsPage(page);
  await settings.open();
  await settings.startConnecting();
  await settings.giveClientByFields(google.client);
  await settings.signIn();
  await consent(browser);
  await expect(settings.connecting.getByText(/^Le réseau répond à la place du blog/)).toBeVisible();
  await settings.connecting
    .getByRole('button', { name: 'Copier le texte pour le service informatique' })
    .click();
  await expect(settings.connecting.getByText('Copié.')).toBeVisible();
  const { text } = await stage.copied();
  expect(text).toContain('une redirection vers portail.mairie.example');
  expect(text).not.toContain('session=12');
  expect(await axeFindings(page)).toEqual([]);

  await google.tell({ do: 'clear-faults' });
  await settings.signIn();
  await consent(browser, 2);
  await settings.choose(BLOG);
});
