/** The page with the post to check, and its panel beside the text. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Post } from '#interview/document.ts';
import { postToCheck } from '#tests/builders/post-to-check.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { setWindowSize } from '../window-size.ts';

export type ChecksWindow = TestWindow & Readonly<{ postId: string }>;
type Options = Readonly<{
  document?: Post;
  /** Adds a practice blog, without a send. */
  practiceBlog?: boolean;
  backend?: NonNullable<Parameters<typeof openTestWindow>[1]>['backend'];
}>;

/** The name of the practice blog. */
export const BLOG = 'Blog d’essai';

/** Resolves once the panel has checked the post. */
export async function openChecksWindow({
  document = postToCheck(),
  practiceBlog = false,
  backend,
}: Options = {}): Promise<ChecksWindow> {
  // Wide enough for the panel beside the text.
  setWindowSize(1_500, 1_000);
  let postId = '';
  const opened = await openTestWindow(
    async ({ call, backend: { db } }) => {
      if (practiceBlog)
        db.exec(`
          INSERT INTO accounts (id, kind, issuer, base, user_id, name, signed_in, created_at, updated_at)
            VALUES ('account', 'practice', 'i', 'b', '1', 'Essai', 1, 0, 0);
          INSERT INTO blogs (id, account_id, kind, remote_id, name, url, signature, created_at)
            VALUES ('practice', 'account', 'practice', '99', '${BLOG}', 'http://127.0.0.1:1', 'Essai', 0);`);
      postId = (await call('posts.create', { kind: document.kind, language: document.language })).id;
      await call('posts.save', { id: postId, baseSave: 0, saveId: 's-1', document });
      await call('settings.set', { welcomed: true, panelShown: true });
      await call('last-position.set', { postId, caret: '' });
    },
    { publishing: practiceBlog, ...(backend !== undefined && { backend }) },
  );
  await screen.findByDisplayValue(document.title);
  const show = screen.queryByRole('button', { name: 'Afficher le volet' });
  if (show !== null) await userEvent.click(show);
  return { ...opened, postId };
}

export const panel = (): HTMLElement => screen.getByRole('complementary', { name: 'Volet' });
export const text = (): HTMLElement => screen.getByRole('textbox', { name: 'Texte du billet' });

/** A line of the list in the panel, or the button of its repair. */
export const findLine = (name: RegExp | string): Promise<HTMLElement> =>
  within(panel()).findByRole('button', { name });

export const selectedText = (): string => document.getSelection()?.toString() ?? '';

/** The words of each line of a list of checks, without the buttons of its repairs. */
export const linesOf = (area: HTMLElement): string[] =>
  within(area)
    .getAllByRole('listitem')
    .map((item) => item.querySelector('button')?.textContent ?? '');

/** Opens « Publier » by its button in the status line, once everything is saved. */
export async function openSheet(): Promise<HTMLElement> {
  const status = screen.getByRole('contentinfo', { name: 'État' });
  await within(status).findByText(/Enregistré/);
  await userEvent.click(await within(status).findByRole('button', { name: 'Publier (essai)' }));
  return screen.findByRole('dialog', { name: 'Publier' });
}
