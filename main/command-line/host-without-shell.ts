/** Replaces the shell for a command: answers the host requests of the backend. */
import type { HostCall } from '#contract/host.ts';

/** Only the proxy of the environment is available. There are no secrets. */
export const hostWithoutShell = (env: Readonly<Record<string, string | undefined>>): HostCall =>
  ((name: string) => {
    const named = env.https_proxy ?? env.HTTPS_PROXY ?? env.http_proxy ?? env.HTTP_PROXY ?? '';
    const host = URL.parse(named)?.host;
    if (name !== 'proxy.resolve') return Promise.resolve({});
    return Promise.resolve({ proxy: host === undefined ? 'DIRECT' : `PROXY ${host}` });
  }) as HostCall;
