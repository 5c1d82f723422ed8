/** Network connections of processes, from the kernel. Linux only, like the substitute Electron. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** `127.0.0.1` and so on, for every TCP and UDP socket with a peer; a process that has ended has none. */
export function peersOf(pids: readonly number[]): string[] {
  const sockets = new Set(pids.flatMap(socketsOf));
  const tables = ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((name) =>
    readFileSync(`/proc/net/${name}`, 'utf8').trim().split('\n').slice(1),
  );
  const peers = new Set<string>();
  for (const line of tables) {
    // proc(5): sl local rem st tx:rx tr:tm retrnsmt uid timeout inode
    const fields = line.trim().split(/\s+/);
    const peer = (fields[2] ?? '').split(':')[0] ?? '';
    if (sockets.has(fields[9] ?? '') && !/^0+$/.test(peer)) peers.add(addressOf(peer));
  }
  return [...peers];
}

function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1];
      return inode === undefined ? [] : [inode];
    });
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

/** The kernel writes each 32-bit word in the machine’s order; IPv4 as four bytes, and IPv6 as its words. */
const addressOf = (hexadecimal: string): string =>
  hexadecimal.length === 8
    ? Buffer.from(hexadecimal, 'hex').toReversed().join('.')
    : hexadecimal === '00000000000000000000000001000000'
      ? '::1'
      : hexadecimal;
