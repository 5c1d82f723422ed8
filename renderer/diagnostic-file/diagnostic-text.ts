/** A diagnostic file: lines `name: value` that whoever helps reads in any language. What is in it is decided by the contract. */
import type { RequestOutput } from '../../preload/contract/bridge.ts';

type Given = Readonly<{
  about: RequestOutput<'app.about'>;
  /** Whether the system has a key store that works. */
  keyStore: boolean;
  facts: RequestOutput<'diagnostic-file.facts'>;
  lines: readonly string[];
  at: Date;
}>;

const counts = (of: Readonly<Record<string, number>>): string =>
  Object.entries(of)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || 'none';

export function diagnosticText({ about, keyStore, facts, lines, at }: Given): string {
  const blogs = facts.blogs.map(({ way, pictures, role }) =>
    [way, role, `pictures ${pictures ?? 'not asked'}`].filter((part) => part !== undefined).join(' '),
  );
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [
      'Versions',
      [
        `Escale: ${about.version}`,
        `runtime: ${about.runtime}`,
        `Chromium: ${about.chromium}`,
        `Node: window ${about.node}, library ${facts.node}`,
        `SQLite: ${facts.sqlite}`,
        `system: ${about.platform}, language ${about.language}`,
        `key store: ${keyStore ? 'yes' : 'no'}`,
      ],
    ],
    [
      'Library',
      [
        `schema: ${facts.schema}`,
        `database: ${facts.bytes} bytes`,
        `posts: ${counts(facts.posts)}`,
        `people: ${facts.participants}`,
        `pictures: ${facts.assets}`,
        `notes: ${facts.notes}`,
        `publications: ${facts.publications}`,
        `accounts: ${facts.accounts.all}, signed in ${facts.accounts.signedIn}`,
        `blogs: ${blogs.join('; ') || 'none'}`,
        `sends: ${counts(facts.sends)}`,
        `stopped by: ${facts.failures.join(', ') || 'nothing'}`,
        `imports: ${counts(facts.imports)}`,
      ],
    ],
    ['Settings', Object.entries(facts.settings).map(([name, value]) => `${name}: ${String(value)}`)],
    ['Log', lines],
  ];
  return [
    `Escale, ${at.toISOString()}`,
    ...sections.flatMap(([title, content]) => ['', `# ${title}`, ...content]),
    '',
  ].join('\n');
}
