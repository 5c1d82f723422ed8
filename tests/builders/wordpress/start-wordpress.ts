/**
 * A real local WordPress from Debian’s packages (scripts/set-up/wordpress.mjs): MariaDB behind a socket, PHP’s own
 * server on loopback. `local` answers over http; `production` only over TLS, by our proxy.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { basename, join } from 'node:path';
import type { FaultPlan } from '../practice-blog/faults.ts';
import { startLine, startTls } from './start-front.ts';

const CACHE = join(import.meta.dirname, '../../../.cache');
const PHP = join(import.meta.dirname, 'php');

export type WordPressOptions = Readonly<{
  /** Folder of this site alone. An installed site is started again. */
  folder: string;
  /** One of OTHER_VERSIONS (scripts/set-up/wordpress.mjs). By default Debian’s version, or $ESCALE_WORDPRESS. */
  version?: string | undefined;
  environment?: 'local' | 'production';
  /** Milliseconds since 1970: a stopped clock, which `setClock` moves. By default the computer’s clock. */
  clock?: number;
  /**
   * For a test without `clock`: the computer’s clock until the file `clock` in its folder contains seconds; due posts
   * are then published.
   */
  movable?: boolean;
  port?: number;
  /** PHP code of a plugin that is installed from the start. */
  plugin?: string;
  /** Adds a faulty connection, and keeps the site in memory with its API only; needs `clock`. */
  faults?: FaultPlan;
}>;

export type WordPress = Readonly<{
  /** URL without a final slash. */
  url: string;
  /** Address of PHP itself; `production` has TLS in front of it. */
  behind: string;
  /** Application passwords by the name of their user: lise (administrator), marc (author), anna (contributor). */
  passwords: Readonly<Record<string, string>>;
  setClock(at: number): void;
  /** Adds a plugin with this PHP code until the returned function is called. Not for a site in memory (`faults`). */
  addPlugin(code: string): () => void;
  /** Shows the site in the theme of this folder, until the returned function is called. Limits as of `addPlugin`. */
  useTheme(from: string): () => void;
  /** Removes every post, tag and picture. */
  empty(): Promise<void>;
  /** Every post with its revisions, from the database. */
  texts(): Promise<readonly StoredText[]>;
  close(): Promise<void>;
}>;

export type StoredText = Readonly<{
  id: string;
  type: 'post' | 'revision';
  status: string;
  content: string;
}>;

export async function startWordPress(options: WordPressOptions): Promise<WordPress> {
  const { version = process.env['ESCALE_WORDPRESS'] } = options;
  const files = join(CACHE, version === undefined ? 'wordpress/files' : `wordpress-versions/${version}`);
  if (!existsSync(files))
    throw new Error(
      'there is no WordPress here: `npm run wordpress -- --install` gets it, on Debian as root',
    );
  const { folder, environment = 'local', clock, movable = clock !== undefined, faults } = options;
  const site = join(folder, 'site');
  const first = !existsSync(join(folder, 'passwords.json'));
  const port = options.port ?? (await freePort());
  const line = faults === undefined ? undefined : await startLine(port, faults);
  const secure = environment === 'production' ? await startTls(line?.port ?? port) : undefined;
  const url = (secure ?? line)?.url ?? `http://127.0.0.1:${port}`;
  if (first) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    cpSync(files, site, { recursive: true });
    if (movable) {
      mkdirSync(join(site, 'wp-content/mu-plugins'), { recursive: true });
      cpSync(join(PHP, 'for-tests.php'), join(site, 'wp-content/mu-plugins/for-tests.php'));
    }
  }
  const addPlugin = (code: string): (() => void) => {
    const plugins = join(site, 'wp-content/mu-plugins');
    const file = join(plugins, `${randomUUID()}.php`);
    mkdirSync(plugins, { recursive: true });
    writeFileSync(file, `<?php ${code}`);
    return () => rmSync(file);
  };
  if (first && options.plugin !== undefined) addPlugin(options.plugin);
  writeFileSync(join(site, 'wp-config.php'), configuration(folder, environment, url));
  const setClock = (at: number): void => writeFileSync(join(folder, 'clock'), String(Math.floor(at / 1000)));
  if (clock !== undefined) setClock(clock);
  const database = await startDatabase(folder, first);
  const passwords = first
    ? install(folder, site)
    : (JSON.parse(readFileSync(join(folder, 'passwords.json'), 'utf8')) as Record<string, string>);
  const program =
    faults === undefined
      ? ['-S', `127.0.0.1:${port}`, '-t', site, join(PHP, 'router.php')]
      : [join(PHP, 'resident.php'), site, String(port)];
  const server = spawn('php', ['-q', ...SETTINGS, ...program], {
    env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' },
    stdio: ['ignore', 'ignore', 'ignore'],
    detached: true,
  });
  await answering(`http://127.0.0.1:${port}/wp-includes/version.php`, server);
  return {
    url,
    behind: `http://127.0.0.1:${port}`,
    passwords,
    setClock,
    addPlugin,
    useTheme(from) {
      const name = basename(from);
      cpSync(from, join(site, 'wp-content/themes', name), { recursive: true });
      return addPlugin(
        `foreach (['template', 'stylesheet'] as $name) add_filter("pre_option_$name", fn () => '${name}');`,
      );
    },
    async empty() {
      await (await fetch(`http://127.0.0.1:${port}/?for-tests=empty`)).text();
    },
    texts: async () =>
      (await (await fetch(`http://127.0.0.1:${port}/?for-tests=texts`)).json()) as readonly StoredText[],
    async close() {
      await secure?.close();
      await line?.close();
      await Promise.all([endProgram(server), endProgram(database)]);
    },
  };
}

const SETTINGS = [
  'opcache.enable_cli=1',
  'opcache.revalidate_freq=0',
  'display_errors=0',
  'upload_max_filesize=32M',
  'post_max_size=40M',
  'memory_limit=256M',
].flatMap((setting) => ['-d', setting]);

const configuration = (folder: string, environment: string, url: string): string => `<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:${join(folder, 'data/s.sock')}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'] as $key)
    define($key, 'a site of this computer, for tests');
if (($_SERVER['HTTP_X_FORWARDED_PROTO'] ?? '') === 'https') $_SERVER['HTTPS'] = 'on';
define('WP_HOME', '${url}'); define('WP_SITEURL', '${url}');
define('WP_ENVIRONMENT_TYPE', '${environment}');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('AUTOMATIC_UPDATER_DISABLED', true); define('DISABLE_WP_CRON', ${String(existsSync(join(folder, 'site/wp-content/mu-plugins')))});
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;

function install(folder: string, site: string): Record<string, string> {
  const output = execFileSync('php', [...SETTINGS, join(PHP, 'install.php'), site], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const line = output.slice(output.lastIndexOf('\n') + 1);
  writeFileSync(join(folder, 'passwords.json'), line);
  return JSON.parse(line) as Record<string, string>;
}

async function startDatabase(folder: string, first: boolean): Promise<ChildProcess> {
  const data = join(folder, 'data');
  const socket = join(data, 's.sock');
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  // A temporary folder of its own: a starting server deletes other servers’ files in the usual one.
  const TMPDIR = join(folder, 'tmp');
  mkdirSync(TMPDIR, { recursive: true });
  const env = { ...process.env, TMPDIR };
  if (first)
    execFileSync(
      'mariadb-install-db',
      [
        '--no-defaults',
        `--datadir=${data}`,
        ...user,
        '--auth-root-authentication-method=normal',
        '--skip-test-db',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'], env },
    );
  const database = spawn(
    'mariadbd',
    [
      '--no-defaults',
      `--datadir=${data}`,
      ...user,
      `--socket=${socket}`,
      '--skip-networking',
      // Durability over a crash of the computer is not needed.

      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-buffer-pool-size=32M',
      '--skip-log-bin',
      `--pid-file=${join(data, 'pid')}`,
    ],
    { stdio: 'ignore', detached: true, env },
  );
  await until(() => existsSync(socket), database);
  if (first)
    execFileSync('mariadb', [
      '--no-defaults',
      `--socket=${socket}`,
      '-uroot',
      '-e',
      'CREATE DATABASE wordpress',
    ]);
  return database;
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  await until(async () => (await fetch(url).catch(() => undefined)) !== undefined, server);
}

/** Polls every 20 ms: neither program reports that it is ready. */
async function until(ready: () => boolean | Promise<boolean>, program: ChildProcess): Promise<void> {
  while (!(await ready())) {
    if (program.exitCode !== null) throw new Error(`${program.spawnfile} ended with ${program.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Ends the program with its workers. */
function endProgram(program: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (program.exitCode !== null || program.pid === undefined) return resolve();
    program.once('exit', () => resolve());
    process.kill(-program.pid, 'SIGKILL');
  });
}

async function freePort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
