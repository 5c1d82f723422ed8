/** The Drive that is played beside the blog: what an app with `drive.file` may do there, and what anybody sees. */
import { describe, expect, test } from 'vitest';
import { startPracticeBlog } from '../../../../main/backend/practice-blog/start.ts';
import { aFolder, aPracticeBlog, BLOGGER, signIn } from './a-practice-blog.ts';
import type { ARefusal } from './a-practice-blog.ts';

const DRIVE = 'https://www.googleapis.com/auth/drive.file';
const PICTURE = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 13, 10, 13, 10, 45, 45, 0]);
const FOLDER = 'application/vnd.google-apps.folder';

type Answered<Json> = { status: number; json: Json };
type File = { id: string; name: string; trashed?: boolean; parents?: string[] };

async function aDrive(scope = DRIVE) {
  const blog = await aPracticeBlog();
  const { access_token: token } = await signIn(blog, { scope });
  const ask = async <Json>(verb: string, path: string, init: RequestInit = {}): Promise<Answered<Json>> => {
    const response = await fetch(`${blog.apiOrigin}${path}`, {
      method: verb,
      ...init,
      headers: { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string> | undefined) },
    });
    const text = await response.text();
    return { status: response.status, json: (text === '' ? undefined : JSON.parse(text)) as Json };
  };
  const create = (metadata: object, bytes: Uint8Array = PICTURE) =>
    ask<File & ARefusal>('POST', '/upload/drive/v3/files?uploadType=multipart', {
      headers: { 'content-type': 'multipart/related; boundary=b1' },
      body: Buffer.concat([
        Buffer.from(
          `--b1\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n${JSON.stringify(metadata)}\r\n`,
        ),
        Buffer.from('--b1\r\nContent-Type: image/jpeg\r\n\r\n'),
        bytes,
        Buffer.from('\r\n--b1--\r\n'),
      ]),
    });
  const find = async (q: string) => {
    const { json } = await ask<{ files: File[] }>(
      'GET',
      `/drive/v3/files?${new URLSearchParams({ q }).toString()}`,
    );
    return json.files.map(({ name }) => name);
  };
  const send = (body: object): RequestInit => ({ body: JSON.stringify(body) });
  return { blog, ask, create, find, send };
}

describe('scopes', () => {
  test('the blog’s scope opens no Drive, and Drive’s no blog', async () => {
    const onlyBlog = await aDrive(BLOGGER);
    const refused = await onlyBlog.ask<ARefusal>('GET', '/drive/v3/files');
    expect([refused.status, refused.json.error.errors[0]?.reason]).toEqual([403, 'insufficientPermissions']);
    const onlyDrive = await aDrive();
    expect((await onlyDrive.ask('GET', '/v3/users/self')).status).toBe(403);
    expect((await onlyDrive.ask('GET', '/drive/v3/files')).status).toBe(200);
  });

  test('what was granted before comes along where it is asked for, and where the client may', async () => {
    const blog = await aPracticeBlog();
    await signIn(blog);
    const more = { scope: DRIVE, include_granted_scopes: 'true' };
    expect((await signIn(blog, { scope: DRIVE })).scope).toBe(DRIVE);
    expect((await signIn(blog, more)).scope).toBe(`${BLOGGER} ${DRIVE}`);
    blog.faults.behaviours.unitesScopes = false;
    expect((await signIn(blog, more)).scope).toBe(DRIVE);
    blog.faults.behaviours.person = { id: '77', name: 'Une autre' };
    blog.faults.behaviours.unitesScopes = true;
    expect((await signIn(blog, more)).scope).toBe(DRIVE);
  });

  test('an API that was never enabled says so, with the project', async () => {
    const { blog, ask } = await aDrive();
    blog.faults.behaviours.driveDisabled = true;
    const { status, json } = await ask<{ error: { details: unknown[] } }>('GET', '/drive/v3/files');
    expect(status).toBe(403);
    expect(json.error.details).toMatchObject([
      { reason: 'SERVICE_DISABLED', metadata: { service: 'drive.googleapis.com' } },
    ]);
  });
});

describe('files', () => {
  test('are made with an id asked for before, once', async () => {
    const { ask, create } = await aDrive();
    const { json } = await ask<{ ids: string[] }>('GET', '/drive/v3/files/generateIds?count=2');
    const [id = ''] = json.ids;
    expect(json.ids).toHaveLength(2);
    expect(await create({ id, name: 'a.jpg' })).toMatchObject({ status: 200, json: { id, name: 'a.jpg' } });
    const again = await create({ id, name: 'a.jpg' });
    expect([again.status, again.json.error.errors[0]?.reason]).toEqual([409, 'fileIdInUse']);
    expect((await create({ id: '1nobodys', name: 'a.jpg' })).status).toBe(400);
  });

  test('are found by their properties, their kind, their folder, and whether they lie in the bin', async () => {
    const { ask, create, find, send } = await aDrive();
    const folder = await ask<File>('POST', '/drive/v3/files', send({ name: 'Un dossier', mimeType: FOLDER }));
    const inside = { parents: [folder.json.id], appProperties: { mark: "l'un" } };
    const made = await create({ name: 'un.jpg', ...inside });
    await create({ name: 'deux.jpg', appProperties: { mark: 'deux' } });
    const byMark = (value: string) => `appProperties has { key='mark' and value='${value}' }`;
    expect(await find(byMark("l\\'un"))).toEqual(['un.jpg']);
    expect(await find(`mimeType='${FOLDER}'`)).toEqual(['Un dossier']);
    expect(await find(`'${folder.json.id}' in parents and trashed = false`)).toEqual(['un.jpg']);
    await ask('PATCH', `/drive/v3/files/${folder.json.id}`, send({ trashed: true }));
    expect(await find(`${byMark("l\\'un")} and trashed = false`)).toEqual([]);
    expect(await find(byMark("l\\'un"))).toEqual(['un.jpg']);
    const got = await ask<File>('GET', `/drive/v3/files/${made.json.id}?fields=id,trashed`);
    expect(got.json).toEqual({ id: made.json.id, trashed: true });
    await ask('PATCH', `/drive/v3/files/${folder.json.id}`, send({ trashed: false }));
    expect(await find(`${byMark("l\\'un")} and trashed = false`)).toEqual(['un.jpg']);
    expect((await ask('DELETE', `/drive/v3/files/${folder.json.id}`)).status).toBe(204);
    expect((await ask('GET', `/drive/v3/files/${made.json.id}`)).status).toBe(404);
    expect((await ask<ARefusal>('GET', '/drive/v3/files?q=nonsense')).status).toBe(400);
    expect((await create({ name: 'x', parents: ['1nothing'] })).status).toBe(404);
  });

  test('of somebody else are not there', async () => {
    const { blog, ask, create } = await aDrive();
    const { json } = await create({ name: 'a.jpg' });
    blog.faults.behaviours.person = { id: '77', name: 'Une autre' };
    const { access_token: token } = await signIn(blog, { scope: DRIVE });
    const headers = { authorization: `Bearer ${token}` };
    expect((await ask('GET', `/drive/v3/files/${json.id}`)).status).toBe(200);
    expect((await ask('GET', `/drive/v3/files/${json.id}`, { headers })).status).toBe(404);
  });

  test.each([
    [
      'another form of body',
      { headers: { 'content-type': 'multipart/form-data; boundary=b1' }, body: '--b1--' },
    ],
    [
      'one part',
      {
        headers: { 'content-type': 'multipart/related; boundary=b1' },
        body: '--b1\r\nContent-Type: application/json\r\n\r\n{}\r\n--b1--',
      },
    ],
    [
      'half a body',
      {
        headers: { 'content-type': 'multipart/related; boundary=b1' },
        body: '--b1\r\nContent-Type: application/json\r\n\r\n{}',
      },
    ],
  ])('%s is refused', async (_, init) => {
    const { ask } = await aDrive();
    expect((await ask('POST', '/upload/drive/v3/files?uploadType=multipart', init)).status).toBe(400);
  });
});

describe('the address that shows a picture', () => {
  test('shows it to anybody once everybody may read it, until it is in the bin', async () => {
    const { blog, ask, create, send } = await aDrive();
    const { id } = (await create({ name: 'a.jpg' })).json;
    const shown = async () => {
      const response = await fetch(`${blog.apiOrigin}/d/${id}=w2048`);
      return {
        status: response.status,
        type: response.headers.get('content-type'),
        bytes: new Uint8Array(await response.arrayBuffer()),
      };
    };
    expect(await shown()).toMatchObject({ status: 404, type: 'text/html; charset=utf-8' });
    await ask('POST', `/drive/v3/files/${id}/permissions`, send({ type: 'anyone', role: 'reader' }));
    expect(await shown()).toEqual({ status: 200, type: 'image/jpeg', bytes: PICTURE });
    blog.faults.behaviours.drivePictures = 'page';
    expect(await shown()).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
    blog.faults.behaviours.drivePictures = 'too-many';
    expect((await shown()).status).toBe(429);
    blog.faults.behaviours.drivePictures = 'picture';
    await ask('PATCH', `/drive/v3/files/${id}`, send({ trashed: true }));
    expect((await shown()).status).toBe(404);
  });

  test('and the whole Drive, are not in the product', async () => {
    const blog = await startPracticeBlog({ folder: await aFolder() });
    for (const path of ['/drive/v3/files', '/d/1abc'])
      expect((await fetch(`${blog.apiOrigin}${path}`)).status).toBe(404);
    await blog.close();
  });
});
