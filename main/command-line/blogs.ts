import { listBlogs } from '#backend/library/publications/blogs.ts';
import { blogJson } from './blog-called.ts';
import { command } from './command.ts';
import { chosenFolder, openForReading } from './library.ts';

/** The blogs that the library knows, as its `publish` may be told them. Nobody is asked: the state is the one last seen. */
export const blogs = command({
  name: 'blogs',
  takes: undefined,
  options: {},
  one: 'failed',
  example: ['--json'],
  json: '[{id, remoteId, name, url, kind, state}]',
  async run(_, context) {
    const library = await openForReading(chosenFolder(context));
    try {
      const known = listBlogs(library.db);
      if (context.json)
        await context.out(
          `${JSON.stringify(known.map((blog) => ({ ...blogJson(blog), kind: blog.kind, state: blog.state })))}\n`,
        );
      else if (known.length === 0) await context.out(`${context.words.noBlogs}\n`);
      else
        await context.out(
          known
            .map(({ id, kind, state, name, url }) => `${id}  ${kind}  ${state}  ${name}  ${url}\n`)
            .join(''),
        );
    } finally {
      library.close();
    }
  },
});
