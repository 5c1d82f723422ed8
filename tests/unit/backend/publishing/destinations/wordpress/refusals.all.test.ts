/** Refusals of a real WordPress: each stops the send with its reason, without endless retries. */
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { addPhotos, withPhotos } from '../../pictures/picture-desk.ts';
import { interview } from '../../publishing-desk.ts';
import { colleague, openWordPressDesk, startSite } from './wordpress-desk.ts';

const site = startSite();
beforeEach(() => site().empty());

/** Signed in by a password of this test, which `revoke` deletes on the site. */
async function openRevocableDesk() {
  const { ask } = colleague(site());
  const passwords = 'users/me/application-passwords';
  const { uuid, password } = (await ask('POST', passwords, { name: `Escale ${Math.random()}` })) as {
    uuid: string;
    password: string;
  };
  const opened = await openWordPressDesk({ ...site(), passwords: { lise: password } });
  return { ...opened, revoke: () => ask('DELETE', `${passwords}/${uuid}`) };
}

test('a first publication with a revoked password asks to sign in, and is sent afterwards', async () => {
  const { desk, blogId, revoke } = await openRevocableDesk();
  await revoke();
  const postId = desk.write(interview());
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({
    state: 'needs-author',
    failure: { code: 'destination.signed-out' },
  });
  expect((await desk.call('blogs.list', {})).items).toMatchObject([{ state: 'sign-in-needed' }]);
  const { url, passwords } = site();
  await desk.call('wordpress.sign-in', { address: url, user: 'lise', password: passwords['lise'] ?? '' });
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
});

test('a mirror with a revoked password asks to sign in', async () => {
  const { desk, blogId, revoke } = await openRevocableDesk();
  await revoke();
  await desk.call('mirrors.start', { blogId });
  await desk.mirrored();
  expect((await desk.call('blogs.list', {})).items).toMatchObject([{ state: 'sign-in-needed' }]);
});

test('a picture that the site refuses stops the send with the reason of the site', async () => {
  const { desk, blogId } = await openWordPressDesk(site());
  const remove = site().addPlugin(`add_filter('wp_handle_sideload_prefilter', function (array $file): array {
    $file['error'] = 'Quota de 500&nbsp;Mo <b>atteint</b>.';
    return $file;
  });`);
  onTestFinished(() => desk.close());
  const postId = desk.write(withPhotos(await addPhotos(desk, 1)));
  const jobId = await desk.send(postId, blogId);
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({
    state: 'needs-author',
    failure: {
      code: 'wordpress.picture-refused',
      params: { picture: 'Photo 1', detail: 'Quota de 500 Mo atteint.' },
    },
  });
  expect(await colleague(site()).posts()).toEqual([]);
  remove();
  await desk.call('jobs.retry', { id: jobId });
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
});

test('a site whose API lacks what came with WordPress 6.2 is not connected', async () => {
  onTestFinished(
    site().addPlugin(`remove_action('wp_head', 'wp_generator');
      add_filter('rest_post_collection_params', fn ($params) => array_diff_key($params, ['search_columns' => 1]));`),
  );
  await expect(openWordPressDesk(site())).rejects.toMatchObject({
    code: 'wordpress.too-old',
    params: { oldest: '6.2' },
  });
});

test('a site whose plugins add two megabytes of routes is connected', async () => {
  onTestFinished(
    site().addPlugin(`add_action('rest_api_init', function () {
      $route = ['methods' => 'GET', 'callback' => '__return_true', 'permission_callback' => '__return_true',
        'args' => ['name' => ['description' => str_repeat('x', 2000)]]];
      for ($at = 0; $at < 1000; $at += 1) register_rest_route('shop/v1', "/product-$at", $route);
    });`),
  );
  const root = await (await fetch(`${site().url}/wp-json/`)).text();
  expect(root.length).toBeGreaterThan(2_000_000);
  expect((await openWordPressDesk(site())).signedIn.blog.name).toBe('Le Labo');
});
