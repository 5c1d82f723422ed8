/** A real proxy: it opens tunnels, asks for a name and a password on request, and records its requests. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import type { Proxies } from '#backend/network/proxies.ts';

export type ProxyServer = Readonly<{
  port: number;
  /** `127.0.0.1:4000` */
  address: string;
  /** Every requested tunnel, with the credentials that the proxy received. */
  requests: { host: string; authorization: string | undefined; status: number }[];
  /** Rules that may change at run time. */
  rules: ProxyRules;
  close(): void;
}>;

export type ProxyRules = {
  /** `user:password`; without it no password is needed. */
  wanted?: string | undefined;
  /** Proxy-Authenticate of a 407. */
  challenge?: string;
  /** Refuses every tunnel with this status. */
  refuses?: number;
  /** The port for every tunnel, whatever host was requested; without it, the requested host. */
  leadsTo?: number;
};

export async function startProxy(rules: ProxyRules = {}): Promise<ProxyServer> {
  const requests: ProxyServer['requests'] = [];
  const server = createServer((_request, response) => response.writeHead(400).end());
  server.on('connect', (request, socket) => {
    socket.on('error', () => socket.destroy());
    const authorization = request.headers['proxy-authorization'];
    const expected =
      rules.wanted === undefined
        ? undefined
        : `Basic ${Buffer.from(rules.wanted, 'utf8').toString('base64')}`;
    const status = rules.refuses ?? (expected === undefined || authorization === expected ? 200 : 407);
    requests.push({ host: request.url ?? '', authorization, status });
    if (status !== 200) {
      const challenge =
        status === 407 ? `Proxy-Authenticate: ${rules.challenge ?? 'Basic realm="Mairie"'}\r\n` : '';
      socket.end(`HTTP/1.1 ${status} Refused\r\n${challenge}Content-Length: 0\r\nConnection: close\r\n\r\n`);
      return;
    }
    const [host = '', port = ''] = (request.url ?? '').split(':');
    const target = connect(rules.leadsTo ?? Number(port), rules.leadsTo === undefined ? host : '127.0.0.1');
    target.once('connect', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      target.pipe(socket).pipe(target);
    });
    target.on('error', () => socket.destroy());
    socket.on('close', () => target.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    address: `127.0.0.1:${port}`,
    requests,
    rules,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A network without proxies. */
export const noProxies: Proxies = { through: (_way, _target, _signal, attempt) => attempt(undefined) };
