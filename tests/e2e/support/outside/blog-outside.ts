/**
 * A foreign blog on the web: the practice blog’s feeds under another name, by the server that tests use for outside
 * requests (ESCALE_TEST_OUTSIDE).
 */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PracticeBlogProcess } from '#tests/builders/practice-blog/start-blog-process.ts';
import { startPracticeBlogProcess } from '#tests/builders/practice-blog/start-blog-process.ts';

export const OUTSIDE_BLOG = 'Les rencontres du canal';
export const OUTSIDE_ADDRESS = 'rencontres-du-canal.blogspot.com';

export type BlogOutside = Readonly<{
  /** Origin of the server that stands in for the web. */
  origin: string;
  blog: PracticeBlogProcess;
  /** `/<host>/<path>` of each request, in order. */
  requests: string[];
  /** The blog’s answers instead of its pages. */
  as: { is: 'public' | 'private' | 'no-blog' | 'short' };
  write(title: string, html: string): Promise<void>;
  close(): Promise<void>;
}>;

export async function startBlogOutside(folder: string): Promise<BlogOutside> {
  const blog = await startPracticeBlogProcess(folder, { name: OUTSIDE_BLOG });
  const requests: string[] = [];
  const as: BlogOutside['as'] = { is: 'public' };

  async function answerBlog(path: string, response: ServerResponse): Promise<void> {
    if (as.is === 'private') return void response.writeHead(401).end();
    if (as.is === 'no-blog')
      return void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><title>Une boulangerie</title>');
    const feedPath = as.is === 'short' ? path.replace('/default', '/summary') : path;
    const reply = await fetch(`${blog.pagesOrigin}${feedPath}`, { redirect: 'manual' });
    response.writeHead(reply.status, { 'content-type': reply.headers.get('content-type') ?? 'text/plain' });
    response.end(Buffer.from(await reply.arrayBuffer()));
  }

  const server = createServer((request, response) => {
    const [, host = '', path = ''] = /^\/([^/]*)(.*)$/s.exec(request.url ?? '') ?? [];
    requests.push(request.url ?? '');
    if (host === OUTSIDE_ADDRESS || host === new URL(blog.pagesOrigin).host)
      answerBlog(path, response).catch(() => response.destroy());
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    blog,
    requests,
    as,
    async write(title, content) {
      await blog.editElsewhere({ act: 'insert', input: { title, content, labels: ['Canal'] }, draft: false });
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await blog.close();
    },
  };
}
