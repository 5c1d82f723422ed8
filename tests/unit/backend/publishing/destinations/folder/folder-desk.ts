/** A desk with a folder site of its own. */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  openDeskBlog,
  type PublishingDesk,
  openDesk,
  deskFolder,
  type DeskOptions,
} from '../../publishing-desk.ts';

type Given = Readonly<{ root?: string; name?: string; address?: string }>;

/** Grants a folder like the dialog: the backend gets the path, the page a token. */
export function grantFolder({ backend }: PublishingDesk, path: string): string {
  const token = randomUUID().replaceAll('-', '');
  backend.granted.grant(token, path);
  return token;
}

export const connectFolder = async (
  desk: PublishingDesk,
  { root = deskFolder(), name = 'Le Labo', address = '' }: Given = {},
) => ({
  root,
  blog: await desk.call('folder.connect', { token: grantFolder(desk, root), name, address, language: 'fr' }),
});

export async function openFolderDesk(options: Given & Readonly<{ desk?: DeskOptions }> = {}) {
  const desk = await openDesk(await openDeskBlog(), options.desk);
  const { root, blog } = await connectFolder(desk, options);
  return {
    desk,
    root,
    blog,
    blogId: blog.id,
    /** A page as a server would return it; undefined when missing. */
    page: (path: string): string | undefined => {
      const file = join(root, 'public', path);
      return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    },
  };
}
