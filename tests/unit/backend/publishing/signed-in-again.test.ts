/** Work running during a new sign-in fails with the former one, which proves nothing about the new. */
import { expect, it } from 'vitest';
import { openConnectedDesk } from './publishing-desk.ts';

/** Delays the next request with the former tokens; once released, Google refuses them. */
function openDeskWithPendingRequest() {
  let reached: () => void = () => undefined;
  let letGo: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (reached = resolve));
  const released = new Promise<void>((resolve) => (letGo = resolve));
  let old: string | null | undefined;
  let on = false;
  const fetchPending: typeof globalThis.fetch = async (address, init) => {
    const request = new Request(address, init);
    if (!on) return fetch(request);
    const renewal = (await request.clone().text()).includes('grant_type=refresh_token');
    if (renewal) return Response.json({ error: 'invalid_grant' }, { status: 400 });
    const token = request.headers.get('authorization');
    if (token === null) return fetch(request);
    old ??= token;
    if (token !== old) return fetch(request);
    reached();
    await released;
    return Response.json({ error: { code: 401, errors: [{ reason: 'authError' }] } }, { status: 401 });
  };
  return { fetch: fetchPending, hold: () => void (on = true), waiting, letGo: () => letGo() };
}

it('a send continues under the new sign-in', async () => {
  const pending = openDeskWithPendingRequest();
  const { desk, blogId, postId } = await openConnectedDesk({ fetch: pending.fetch });
  pending.hold();
  const jobId = await desk.send(postId, blogId);
  await pending.waiting;
  await desk.call('accounts.sign-in', {});
  pending.letGo();
  await desk.finish();
  expect(await desk.job(jobId)).toMatchObject({ state: 'done' });
  expect((await desk.call('accounts.list', {})).items).toMatchObject([{ signedIn: true }]);
  expect((await desk.call('blogs.list', {})).items).toMatchObject([{ state: 'connected' }]);
});

it('a mirror continues under the new sign-in', async () => {
  const pending = openDeskWithPendingRequest();
  const { desk, blogId } = await openConnectedDesk({ fetch: pending.fetch });
  pending.hold();
  await desk.call('mirrors.start', { blogId });
  await pending.waiting;
  await desk.call('accounts.sign-in', {});
  pending.letGo();
  await desk.mirrored();
  expect((await desk.call('mirrors.list', {})).items).toMatchObject([{ blogId, state: 'idle' }]);
  expect((await desk.call('accounts.list', {})).items).toMatchObject([{ signedIn: true }]);
});
