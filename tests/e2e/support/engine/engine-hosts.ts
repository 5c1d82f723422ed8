/**
 * The three hosts of our scheme as local origins, for a browser without an `app:` scheme: the built page, pictures
 * and previews, by the shell’s own code. Addresses are translated both ways. One server for each worker, so that the
 * browser keeps the page’s compiled code between tests.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type LibraryHosts, libraryHosts } from '#shell/hosts/library-hosts.ts';
import { isFontAddress, serveFont } from '#shell/hosts/font-files.ts';
import { pagePolicy, withNonce } from '#shell/hosts/origins.ts';
import { readPageFile } from '#shell/hosts/page-files.ts';
import { COMMON_HEADERS } from '#shell/hosts/responses.ts';

type File = Readonly<{ type: string; body: Buffer }>;
type Library = Parameters<typeof libraryHosts>[0];

/** Names under `localhost` are secure, as `app:` is: without that `crypto.randomUUID` is missing. */
const NAMES = [
  ['app://escale', 'escale.localhost'],
  ['app://asset', 'asset.escale.localhost'],
  ['app://preview', 'preview.escale.localhost'],
] as const;
/** By the hash in its name, a file of the built page never changes. */
const IMMUTABLE = 'private, max-age=31536000, immutable';

export class EngineHosts {
  private readonly server: Server;
  private readonly root: string;
  /** Translated files of the built page; null for a missing one. */
  private readonly files = new Map<string, File | null>();
  /** Library of the current test. */
  private library: (LibraryHosts & Pick<Library, 'log'>) | null = null;

  private constructor(root: string) {
    this.root = join(root, 'out/renderer');
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  /** @param root the sources with their `out/` */
  static async open(root: string): Promise<EngineHosts> {
    const hosts = new EngineHosts(root);
    await new Promise<void>((resolve) => hosts.server.listen(0, '127.0.0.1', resolve));
    return hosts;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** From now on the pictures and previews are this library’s. */
  show(library: Library | null): void {
    this.library = library === null ? null : { ...libraryHosts(library), log: library.log };
  }

  get page(): string {
    return this.originOf('escale.localhost');
  }

  /** Whether an address is one of ours. */
  isOwn(address: string): boolean {
    const url = new URL(address);
    return ['data:', 'blob:', 'about:'].includes(url.protocol) || this.toApp(url.origin) !== url.origin;
  }

  private originOf(name: string): string {
    return `http://${name}:${(this.server.address() as AddressInfo).port}`;
  }

  private toHttp(text: string): string {
    return NAMES.reduce((result, [app, name]) => result.replaceAll(app, this.originOf(name)), text);
  }

  private toApp(text: string): string {
    return NAMES.reduce((result, [app, name]) => result.replaceAll(this.originOf(name), app), text);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', headers } = request;
    const url = new URL(this.toApp(`http://${headers.host ?? ''}${request.url ?? '/'}`));
    try {
      const answer = this.isPage(url)
        ? await this.servePage(url.pathname)
        : await this.serveLibrary(url, method, request);
      response.writeHead(answer.status, answer.headers).end(answer.body);
    } catch (error) {
      // The backend refused, or ended while answering.
      this.library?.log.warn('a request was not answered', { address: url.pathname, error: String(error) });
      response.writeHead(404).end();
    }
  }

  private readonly isPage = (url: URL): boolean => url.host === 'escale' && url.pathname !== '/upload';

  private async servePage(pathname: string): Promise<Answer> {
    // Requested by the browser itself.
    if (pathname === '/favicon.ico') return { status: 204, headers: {} };
    const file = await this.pageFile(pathname);
    if (file === null) return { status: 404, headers: {} };
    const headers: Record<string, string> = { ...COMMON_HEADERS, 'content-type': file.type };
    if (!file.type.startsWith('text/html'))
      return { status: 200, headers: { ...headers, 'cache-control': IMMUTABLE }, body: file.body };
    const nonce = randomBytes(16).toString('base64');
    headers['content-security-policy'] = this.toHttp(pagePolicy(nonce));
    return { status: 200, headers, body: Buffer.from(withNonce(file.body.toString(), nonce)) };
  }

  private async pageFile(pathname: string): Promise<File | null> {
    const cached = this.files.get(pathname);
    if (cached !== undefined) return cached;
    const file = await readPageFile(this.root, pathname);
    const translated =
      file === null ? null : { type: file.type, body: this.translate(file.type, file.bytes) };
    this.files.set(pathname, translated);
    return translated;
  }

  private translate(type: string, bytes: Uint8Array): Buffer {
    const body = Buffer.from(bytes);
    return /^(?:text|application)\//.test(type) ? Buffer.from(this.toHttp(body.toString())) : body;
  }

  private async serveLibrary(url: URL, method: string, request: IncomingMessage): Promise<Answer> {
    if (isFontAddress(url)) return this.translated(await serveFont(this.root, method, url));
    const { library } = this;
    if (library === null) return { status: 404, headers: {} };
    const response =
      url.host === 'escale'
        ? await library.upload(this.uploadOf(url, method, request))
        : await library[url.host === 'asset' ? 'asset' : 'preview'](method, url);
    return this.translated(response);
  }

  private async translated(response: Response): Promise<Answer> {
    const headers = Object.fromEntries(
      [...response.headers].map(([name, value]) => [name, this.toHttp(value)]),
    );
    // Electron caches nothing of custom schemes, and the next test has another library.
    headers['cache-control'] = 'no-store';
    const bytes = new Uint8Array(await response.arrayBuffer());
    const type = headers['content-type'] ?? '';
    const body = type.startsWith('text/html') ? this.translate(type, bytes) : Buffer.from(bytes);
    return { status: response.status, headers, body };
  }

  /** An upload in the form of Electron’s protocol handler. */
  private uploadOf(url: URL, method: string, request: IncomingMessage) {
    return {
      method,
      url: url.href,
      headers: {
        get: (name: string) => this.toApp(String(request.headers[name.toLowerCase()] ?? '')) || null,
      },
      body: request as AsyncIterable<Uint8Array>,
    };
  }
}

type Answer = Readonly<{ status: number; headers: Readonly<Record<string, string>>; body?: Buffer }>;
