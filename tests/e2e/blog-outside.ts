/**
 * A blog of somebody's on the web, and the site where its pictures stand: the practice blog's own feeds, under another
 * name, by the server that tests give to what is asked outside (ESCALE_TEST_OUTSIDE).
 */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import type { PracticeBlogProcess } from '../builders/practice-blog/start-blog-process.ts';
import { startPracticeBlogProcess } from '../builders/practice-blog/start-blog-process.ts';

export const OUTSIDE_BLOG = 'Les rencontres du canal';
export const OUTSIDE_ADDRESS = 'rencontres-du-canal.blogspot.com';
const PICTURES = 'photos.example.org';

export type BlogOutside = Readonly<{
  /** Of the server that plays the web. */
  origin: string;
  blog: PracticeBlogProcess;
  /** `/<host>/<path>` of each request, in order. */
  asked: string[];
  /** What the blog answers instead of its pages. */
  as: { is: 'public' | 'private' | 'no-blog' | 'short' };
  /** Pictures that are gone, by their name. */
  gone: Set<string>;
  write(title: string, html: string): Promise<void>;
  close(): Promise<void>;
}>;

/** A picture in a post of it. */
export const pictureIn = (name: string): string =>
  `<p><img src="https://${PICTURES}/${name}.jpg" alt="${name}"></p>`;

export async function startBlogOutside(folder: string): Promise<BlogOutside> {
  const blog = await startPracticeBlogProcess(folder, { name: OUTSIDE_BLOG });
  const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#2e5e7a' } })
    .jpeg()
    .toBuffer();
  const asked: string[] = [];
  const as: BlogOutside['as'] = { is: 'public' };
  const gone = new Set<string>();

  function answerPicture(name: string, response: ServerResponse, method: string | undefined): void {
    if (gone.has(name)) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': picture.length });
    response.end(method === 'HEAD' ? undefined : picture);
  }
  async function answerBlog(path: string, response: ServerResponse): Promise<void> {
    if (as.is === 'private') return void response.writeHead(401).end();
    if (as.is === 'no-blog')
      return void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><title>Une boulangerie</title>');
    const wanted = as.is === 'short' ? path.replace('/default', '/summary') : path;
    const reply = await fetch(`${blog.pagesOrigin}${wanted}`, { redirect: 'manual' });
    response.writeHead(reply.status, { 'content-type': reply.headers.get('content-type') ?? 'text/plain' });
    response.end(Buffer.from(await reply.arrayBuffer()));
  }

  const server = createServer((request, response) => {
    const [, host = '', path = ''] = /^\/([^/]*)(.*)$/s.exec(request.url ?? '') ?? [];
    asked.push(request.url ?? '');
    if (host === PICTURES) answerPicture(/([^/]*)\.jpg/.exec(path)?.[1] ?? '', response, request.method);
    else if (host === OUTSIDE_ADDRESS || host === new URL(blog.pagesOrigin).host)
      answerBlog(path, response).catch(() => response.destroy());
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    blog,
    asked,
    as,
    gone,
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
