/** What a command answers in the shell's place. */
import type { HostCall } from '#contract/host.ts';

/** Of what the shell knows, only the way out: the proxy that the environment names. No secret is known here. */
export const hostOf = (env: Readonly<Record<string, string | undefined>>): HostCall =>
  ((name: string) => {
    const named = env.https_proxy ?? env.HTTPS_PROXY ?? env.http_proxy ?? env.HTTP_PROXY ?? '';
    const host = URL.parse(named)?.host;
    if (name !== 'proxy.resolve') return Promise.resolve({});
    return Promise.resolve({ proxy: host === undefined ? 'DIRECT' : `PROXY ${host}` });
  }) as HostCall;
