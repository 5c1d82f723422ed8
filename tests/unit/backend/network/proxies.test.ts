/** Proxies with a password, refusing ones, dead ones: against real servers. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createProxies, readChallenge } from '#backend/network/proxies.ts';
import { createFetch } from '#backend/network/proxy-fetch.ts';
import { createFetchOutside } from '#backend/network/fetch-outside.ts';
import type { HostCall } from '#contract/host.ts';
import { createProxyPasswords } from '#shell/network/proxy-passwords.ts';
import { startProxy } from '#tests/builders/proxy-server.ts';
import type { ProxyRules } from '#tests/builders/proxy-server.ts';

async function startTarget(): Promise<{ port: number; bodies: string[] }> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks).toString());
      response.end(`${request.method} reçu`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, bodies };
}

/** A network with one proxy, the shell’s memory, and an author who answers with `answers`, in order. */
async function createNetwork(
  rules: ProxyRules,
  answers: ({ user: string; password: string } | 'later')[] = [],
) {
  const target = await startTarget();
  const proxy = await startProxy({ leadsTo: target.port, ...rules });
  onTestFinished(proxy.close);
  const questions: unknown[] = [];
  let retried = 0;
  const passwords = createProxyPasswords({
    retry: () => (retried += 1),
    changed: () => {
      const question = passwords.currentQuestion();
      if (question === undefined) return;
      questions.push(question);
      const answer = answers.shift();
      // Like an author, a moment later.
      if (answer === 'later') setImmediate(() => passwords.decline(question.proxy));
      else if (answer !== undefined) setImmediate(() => passwords.answer(question.proxy, answer));
    },
  });
  const host = (async (name: string, input: Parameters<typeof passwords.credentials>[0]) => {
    if (name === 'proxy.credentials') return (await passwords.credentials(input)) ?? {};
    throw new Error(name);
  }) as HostCall;
  const resolveProxy = () => Promise.resolve(`PROXY ${proxy.address}`);
  const proxies = createProxies(host);
  const fetch = createFetch({ resolveProxy, proxies });
  const post = async (body: string, signal?: AbortSignal) =>
    (
      await fetch('http://blogger.example/v3', {
        method: 'POST',
        body,
        ...(signal === undefined ? {} : { signal }),
      })
    ).text();
  return { target, proxy, questions, passwords, proxies, resolveProxy, post, retried: () => retried };
}

const RIGHT = { user: 'marie', password: 'é:t t' };
const WANTED = 'marie:é:t t';

describe('a proxy that asks for a password', () => {
  test('gets it from the author once, and the waiting request completes once', async () => {
    const { post, proxy, questions, target } = await createNetwork({ wanted: WANTED }, [RIGHT]);
    expect(await Promise.all([post('un'), post('deux')])).toEqual(['POST reçu', 'POST reçu']);
    expect(await post('trois')).toBe('POST reçu');
    expect(questions).toEqual([{ proxy: proxy.address, realm: 'Mairie', again: false }]);
    expect(target.bodies.toSorted()).toEqual(['deux', 'trois', 'un']);
  });

  test('asks again after a wrong one, with that message', async () => {
    const { post, proxy, questions } = await createNetwork({ wanted: WANTED }, [
      { user: 'marie', password: 'faux' },
      { user: 'marie', password: 'encore faux' },
      RIGHT,
    ]);
    expect(await post('un')).toBe('POST reçu');
    expect(questions).toEqual(
      [false, true, true].map((again) => ({ proxy: proxy.address, realm: 'Mairie', again })),
    );
  });

  test('asks again when the password was changed meanwhile', async () => {
    const { post, proxy, questions } = await createNetwork({ wanted: WANTED }, [
      RIGHT,
      { user: 'marie', password: 'neuf' },
    ]);
    await post('un');
    proxy.rules.wanted = 'marie:neuf';
    // An open connection stays open; a new one needs the password.
    expect(await Promise.all([post('deux'), post('trois'), post('quatre')])).toHaveLength(3);
    expect(questions.length).toBeLessThanOrEqual(2);
  });

  test('cancelled: the request fails by its code, and the author is not asked again until they act', async () => {
    const { post, proxy, questions, passwords, target, retried } = await createNetwork({ wanted: WANTED }, [
      'later',
      RIGHT,
    ]);
    const failure = { code: 'network.proxy-password', params: { proxy: proxy.address } };
    await expect(post('un')).rejects.toMatchObject(failure);
    await expect(post('un')).rejects.toMatchObject(failure);
    expect(questions).toHaveLength(1);
    expect(target.bodies).toEqual([]);
    passwords.askAgain();
    expect(retried()).toBe(1);
    expect(await post('un')).toBe('POST reçu');
    expect(questions).toHaveLength(2);
  });

  test('times out while the author looks for it: the request fails by its code, and the answer wakes the waiting work', async () => {
    const { post, proxy, questions, passwords, retried } = await createNetwork({ wanted: WANTED });
    const giveUp = new AbortController();
    const failed = post('un', giveUp.signal).catch((error: unknown) => error);
    await expect.poll(() => questions).toHaveLength(1);
    giveUp.abort();
    expect(await failed).toMatchObject({ code: 'network.proxy-password' });
    passwords.answer(proxy.address, RIGHT);
    expect(retried()).toBe(1);
    expect(await post('un')).toBe('POST reçu');
    expect(questions).toHaveLength(1);
  });

  test('names an unsupported way of signing in', async () => {
    const { post, proxy, questions } = await createNetwork({ wanted: WANTED, challenge: 'Negotiate, NTLM' });
    await expect(post('un')).rejects.toMatchObject({
      code: 'network.proxy-method',
      params: { proxy: proxy.address, methods: 'negotiate, ntlm' },
    });
    expect(questions).toEqual([]);
  });

  test('gives third-party requests the same password', async () => {
    const { post, proxies, resolveProxy, questions } = await createNetwork({ wanted: WANTED }, [RIGHT]);
    const outside = createFetchOutside({
      resolveProxy,
      proxies,
      lookup: () => Promise.resolve([{ address: '93.184.216.34', family: 4 }]),
    });
    expect(Buffer.from(await outside('http://images.example/a.png')).toString()).toBe('GET reçu');
    await post('un');
    expect(questions).toHaveLength(1);
  });
});

test.each([403, 405, 451])(
  'a proxy that refuses the address (%i) is not taken for Blogger',
  async (status) => {
    const { post, proxy } = await createNetwork({ refuses: status });
    await expect(post('un')).rejects.toMatchObject({
      code: 'network.not-blogger',
      params: { kind: 'proxy', status, host: 'blogger.example', proxy: proxy.address },
    });
  },
);

test('a PAC list tries a dead proxy, one with a password, and the direct way last', async () => {
  const { proxy, proxies, target } = await createNetwork({ wanted: WANTED }, [RIGHT]);
  const through = (list: string) => createFetch({ resolveProxy: () => Promise.resolve(list), proxies });
  const first = await through(`PROXY 127.0.0.1:1; PROXY ${proxy.address}; DIRECT`)('http://blogger.example/');
  expect(await first.text()).toBe('GET reçu');
  proxy.close();
  const direct = await through(`PROXY 127.0.0.1:1; DIRECT`)(`http://localhost:${target.port}/`);
  expect(await direct.text()).toBe('GET reçu');
});

test('no failure message contains the password', async () => {
  const { post, proxy } = await createNetwork({ wanted: WANTED }, [RIGHT]);
  await post('un');
  proxy.rules.refuses = 403;
  const failure: unknown = await Promise.all([post('deux'), post('trois'), post('quatre')]).catch(
    (error: unknown) => error,
  );
  const text =
    failure instanceof Error ? `${failure.stack} ${JSON.stringify(failure)} ${String(failure.cause)}` : '';
  expect(text).not.toContain('é:t');
  expect(text).not.toContain(Buffer.from(WANTED, 'utf8').toString('base64'));
});

test('parses a proxy’s challenge', () => {
  expect(readChallenge('Basic realm="Mairie de Vannes"')).toEqual({
    methods: ['basic'],
    realm: 'Mairie de Vannes',
  });
  expect(readChallenge('Negotiate, NTLM, Basic charset="UTF-8", realm="x"')).toEqual({
    methods: ['negotiate', 'ntlm', 'basic'],
    realm: 'x',
  });
  expect(readChallenge('Digest realm="Basic realm=", nonce="a", Basic')).toMatchObject({
    methods: ['digest', 'basic'],
  });
  expect(readChallenge(undefined)).toEqual({ methods: [], realm: '' });
});
