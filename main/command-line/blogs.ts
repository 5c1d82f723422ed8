import { listBlogs } from '#backend/library/publications/blogs.ts';
import { blogJson } from './find-blog.ts';
import { command } from './command.ts';
import { chosenFolder, openForReading } from './library.ts';

/**
 * `escale blogs`: lists the blogs of the library that `publish` accepts. Makes no request: the state is the last one
 * recorded.
 */
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
      const allBlogs = listBlogs(library.db);
      if (context.json)
        await context.out(
          `${JSON.stringify(allBlogs.map((blog) => ({ ...blogJson(blog), kind: blog.kind, state: blog.state })))}\n`,
        );
      else if (allBlogs.length === 0) await context.out(`${context.words.noBlogs}\n`);
      else
        await context.out(
          allBlogs
            .map(({ id, kind, state, name, url }) => `${id}  ${kind}  ${state}  ${name}  ${url}\n`)
            .join(''),
        );
    } finally {
      library.close();
    }
  },
});
