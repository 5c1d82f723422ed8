/**
 * The endpoints for a sign-in to a WordPress, over HTTP, with the test’s answers. The real one: wordpress-desk.ts.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export const PASSWORD = 'abCDefGHijKLmnOPqrSTuvWX';
const LET_IN = `Basic ${Buffer.from(`lise:${PASSWORD}`).toString('base64')}`;

type Answered = Readonly<{ status?: number; headers?: Record<string, string>; body: unknown }>;
const json = (body: unknown, status = 200): Answered => ({ status, body });
export const refusal = (status: number, code: string): Answered => json({ code, message: '' }, status);

type SmallSiteOptions = Readonly<{
  /** The site’s own address, by its origin. */
  url?: (origin: string) => string;
  /** Replaces the answer of users/me; gets the received header. */
  me?: (authorization: string | undefined) => Answered;
  capabilities?: Readonly<Record<string, boolean>>;
  /** Replaces the usual answer, unless it returns undefined. */
  answer?: (path: string) => Answered | undefined;
}>;

export async function startSmallSite({ url, me, capabilities, answer: own }: SmallSiteOptions = {}) {
  const requests: string[] = [];
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const whoIs = (authorization: string | undefined): Answered =>
    authorization === LET_IN
      ? json({
          id: 1,
          name: 'Lise Aubin',
          capabilities: capabilities ?? { edit_posts: true, publish_posts: true },
        })
      : refusal(401, 'rest_not_logged_in');

  function answer({ url: path = '', headers, method }: IncomingMessage, response: ServerResponse): void {
    requests.push(`${method} ${path}`);
    const { status = 200, headers: more, body } = answered(path, headers.authorization);
    const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    response.writeHead(status, { link: `<${origin}/wp-json/>; rel="https://api.w.org/"`, ...more }).end(text);
  }
  function answered(path: string, authorization: string | undefined): Answered {
    const answer = own?.(path);
    if (answer !== undefined) return answer;
    if (path.startsWith('/wp-json/wp/v2/users/me')) return (me ?? whoIs)(authorization);
    if (path.startsWith('/wp-json/?'))
      return json({
        name: 'Le Labo',
        home: origin,
        url: url?.(origin) ?? origin,
        namespaces: ['wp/v2'],
        authentication: {
          'application-passwords': {
            endpoints: { authorization: `${origin}/wp-admin/authorize-application.php` },
          },
        },
      });
    return { body: '<p>Accueil</p>' };
  }
  return { origin, requests };
}
