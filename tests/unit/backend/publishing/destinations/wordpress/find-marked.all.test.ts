/** Posts with a mark are found while someone moves them: a missed post would be created again. */
import { expect, onTestFinished, test } from 'vitest';
import { addMarkedDraft } from '../../marked-draft.ts';
import { startSite, openWordPressDesk, colleague } from './wordpress-desk.ts';

const site = startSite();

// Found by random plans, seed 204: a crash after the insert, and a colleague who publishes the draft.
test.each(['publish', 'draft'])(
  'finds a post that a colleague moves to %s between two answers',
  async (to) => {
    await site().empty();
    const sitePosts = colleague(site());
    let moved: (() => Promise<unknown>) | undefined;
    const { desk, blogId } = await openWordPressDesk(site(), {
      fetch: async (input, init) => {
        const answer = await fetch(input, init);
        const move = moved;
        moved = undefined;
        await move?.();
        return answer;
      },
    });
    const { destination, id, find } = await addMarkedDraft(desk.backend, blogId);
    if (to === 'draft') await destination.publish(id);
    moved = () => sitePosts.edit(Number(id), { status: to });
    expect(await find()).toEqual([id]);
    expect(moved).toBeUndefined();
  },
);

/** Posts that another plugin saved again in one night, all changed later than any of ours. */
async function addResavedPosts(count: number): Promise<void> {
  const remove = site().addPlugin(`add_action('init', function (): void {
    if (!isset($_GET['resave'])) return;
    global $wpdb;
    for ($number = 0; $number < (int) $_GET['resave']; $number++) {
      $at = gmdate('Y-m-d H:i:s', clock_of_test() + 60 + $number);
      $wpdb->insert($wpdb->posts, ['post_author' => 1, 'post_date' => $at, 'post_date_gmt' => $at, 'post_modified' => get_date_from_gmt($at), 'post_modified_gmt' => $at, 'post_title' => 'x', 'post_content' => 'x', 'post_name' => "x-$number", 'post_status' => 'publish', 'post_type' => 'post', 'post_excerpt' => '', 'to_ping' => '', 'pinged' => '', 'post_content_filtered' => '']);
    }
    exit('ok');
  });`);
  await (await fetch(`${site().behind}/?resave=${count}`)).text();
  remove();
}

async function openCountingDesk() {
  const requests: URL[] = [];
  const opened = await openWordPressDesk(site(), {
    fetch: (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      if (url.pathname.endsWith('/wp/v2/posts') && (init?.method ?? 'GET') === 'GET') requests.push(url);
      return fetch(input, init);
    },
  });
  await opened.desk.mirrored();
  requests.length = 0;
  return { ...opened, requests };
}

test.each(['draft', 'private', 'pending', 'publish', 'future'])(
  'finds a post with the mark by one request, whatever was saved since: %s',
  async (status) => {
    await site().empty();
    const { desk, blogId, requests } = await openCountingDesk();
    const { id, find } = await addMarkedDraft(desk.backend, blogId);
    await colleague(site()).edit(Number(id), {
      status,
      ...(status === 'future' ? { date_gmt: '2030-01-01T12:00:00' } : {}),
    });
    await addResavedPosts(300);
    requests.length = 0;
    expect(await find()).toEqual([id]);
    expect(requests.map((url) => url.searchParams.has('search'))).toEqual([true]);
  },
);

test('reads at most a few pages of the list when the site’s search finds nothing', async () => {
  await site().empty();
  const { desk, blogId, requests } = await openCountingDesk();
  const { id, find } = await addMarkedDraft(desk.backend, blogId);
  onTestFinished(
    site().addPlugin(
      `add_filter('posts_search', fn (string $sql): string => $sql === '' ? '' : ' AND 1 = 0');`,
    ),
  );
  expect(await find()).toEqual([id]);
  await addResavedPosts(600);
  requests.length = 0;
  expect(await find()).toEqual([]);
  expect(requests).toHaveLength(11);
});
