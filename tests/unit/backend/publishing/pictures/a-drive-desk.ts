/** A signed-in desk whose blog may have its pictures on Drive, and a look into that Drive by another token. */
import { imageAddresses } from '../../../../../interview/html/image-addresses.ts';
import { signIn } from '../../practice-blog/a-practice-blog.ts';
import { aBlog } from '../a-desk.ts';
import type { ABlog, DeskOptions } from '../a-desk.ts';
import { aPictureDesk, outsideWith } from './a-picture-desk.ts';

export const DRIVE_SCOPE = 'https://www.googleapis.com/auth/drive.file';

/** Not allowed yet; the author chose it for the blog. */
export async function aDriveDesk(options: DeskOptions = {}, given?: ABlog) {
  const blog = given ?? (await aBlog());
  const ready = await aPictureDesk({ outside: outsideWith(blog.apiOrigin), ...options }, blog);
  const { desk, blogId } = ready;
  await desk.call('pictures.choose-host', { blogId, host: 'drive' });
  return ready;
}

/** Allowed, and nothing noted of that. */
export async function anAllowedDesk(options: DeskOptions = {}, given?: ABlog) {
  const ready = await aDriveDesk(options, given);
  await ready.desk.call('pictures.allow-drive', { blogId: ready.blogId });
  ready.blog.faults.clearLog();
  return ready;
}

type File = {
  id: string;
  name: string;
  mimeType: string;
  parents: string[];
  appProperties: Record<string, string>;
  trashed: boolean;
};

/** What lies in the Drive of whoever has the blog. */
export async function driveOf(blog: ABlog) {
  const { access_token: token } = await signIn(blog, { scope: DRIVE_SCOPE, prompt: '' });
  const ask = async (verb: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${blog.apiOrigin}/drive/v3/${path}`, {
      method: verb,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  };
  const files = async (): Promise<File[]> =>
    ((await ask('GET', 'files?fields=files(*)')) as { files: File[] }).files;
  return {
    files,
    pictures: async () => (await files()).filter(({ mimeType }) => mimeType.startsWith('image/')),
    folders: async () => (await files()).filter(({ mimeType }) => !mimeType.startsWith('image/')),
    trash: (id: string) => ask('PATCH', `files/${id}`, { trashed: true }),
    remove: (id: string) => ask('DELETE', `files/${id}`),
  };
}

/** What was asked of Drive since the log was cleared, in order. */
export const askedOfDrive = (blog: ABlog): string[] =>
  blog.faults
    .log()
    .map(({ method }) => method)
    .filter((method) => method.startsWith('drive.'))
    .map((method) => method.slice('drive.'.length));

/** The pictures that the blog's readers are shown. */
export const shownOn = (blog: ABlog): string[] =>
  blog.live().flatMap(({ content }) => imageAddresses(content));
