/** A window with two posts in its list, « Les serres » and « Le quai ». */
import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

export const openTwoPosts = (): Promise<TestWindow> =>
  openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    for (const title of ['Les serres', 'Le quai']) {
      const { id } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
      const document = { ...gardenInterview, title };
      await backend.call('posts.save', { id, baseSave: 0, saveId: `s-${id}`, document });
    }
  });

export const openByClick = async (title: string): Promise<void> =>
  userEvent
    .setup()
    .click(await within(await screen.findByRole('region', { name: 'Liste' })).findByText(title));

/** Only the click, rendered before this returns: no timer of the window runs before the next check. */
export const clickAtOnce = (title: string): void => {
  fireEvent.click(within(screen.getByRole('region', { name: 'Liste' })).getByText(title));
};

/** A window on « Le quai », with « Les serres » next to it. */
export async function openQuay(): Promise<TestWindow> {
  const window = await openTwoPosts();
  await openByClick('Le quai');
  await screen.findByDisplayValue('Le quai');
  return window;
}
