/** The sample of a blog’s presentation: complete, or from its first question on, where styles differ. */
import { expect, it } from 'vitest';
import { renderSamplePage } from '#backend/publishing/jobs/render-post.ts';
import { htmlToText } from '#interview/markup/html-pieces.ts';
import { pages } from '#assets/messages/fr/pages.ts';
import { sampleInterview } from '#interview/render/sample-interview.ts';
import { openConnectedDesk, type PublishingDesk } from './publishing-desk.ts';

function sample(
  desk: PublishingDesk,
  blogId: string,
  style: 'classic' | 'headings' | 'cards',
  turns: boolean,
): string {
  const html = renderSamplePage(desk.backend, { blogId, style, sheet: false, turns, language: 'fr' });
  return htmlToText(/<body>.*/su.exec(html)?.[0] ?? '');
}

it('shows the sample’s title and lead, or starts with its first question', async () => {
  const { desk, blogId } = await openConnectedDesk();
  const { title, body } = sampleInterview(pages.sample);
  const page = sample(desk, blogId, 'cards', false);
  expect(page).toContain(title);
  const question = body.find(({ type }) => type === 'question');
  const words = JSON.stringify(question).match(/"text":"([^"]+)"/u)?.[1] ?? '';
  for (const style of ['classic', 'headings', 'cards'] as const) {
    const turns = sample(desk, blogId, style, true);
    expect(turns.startsWith(words)).toBe(true);
    expect(page.length).toBeGreaterThan(turns.length);
  }
});
