/** The diagnostic file: lines `name: value`, the same in every language. Its content is defined by the contract. */
import type { RequestOutput } from '#contract/bridge.ts';
import type { FailureCode } from '#contract/failure.ts';

type Facts = RequestOutput<'diagnostic-file.facts'>;
type Section = readonly [string, readonly string[]];
type Given = Readonly<{
  about: RequestOutput<'app.about'>;
  /** Whether the system has a working key store. */
  keyStore: boolean;
  updates: RequestOutput<'updates.state'>;
  /** Or the failure code of a library that cannot answer; the log then matters most. */
  facts: Facts | FailureCode;
  lines: readonly string[];
  at: Date;
}>;

const counts = (of: Readonly<Record<string, number>>): string =>
  Object.entries(of)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || 'none';

export function diagnosticText({ about, keyStore, updates, facts, lines, at }: Given): string {
  const sections: readonly Section[] = [
    [
      'Versions',
      [
        `Escale: ${about.version}`,
        `runtime: ${about.runtime}`,
        `Chromium: ${about.chromium}`,
        `Node of the window: ${about.node}`,
        `system: ${about.platform}, language ${about.language}`,
        `key store: ${keyStore ? 'yes' : 'no'}`,
        `updates: ${updatesOf(updates)}`,
      ],
    ],
    ...(typeof facts === 'string' ? [['Library', [`not read: ${facts}`]] as const] : sectionsOf(facts)),
    ['Log', lines],
  ];
  return [
    `Escale, ${at.toISOString()}`,
    ...sections.flatMap(([title, content]) => ['', `# ${title}`, ...content]),
    '',
  ].join('\n');
}

/** The abilities of this package, the update settings, and the last result. */
const updatesOf = ({ able, mode, fixed, policy, result, ready }: Given['updates']): string =>
  [
    able,
    mode,
    ...(fixed ? ['set by the IT service'] : []),
    ...(policy === 'none' ? [] : [`policy ${policy}`]),
    ...(result === undefined ? [] : [`last: ${result}`]),
    ...(ready ? ['ready to install'] : []),
  ].join(', ');

const rightsText = (rights: Facts['rights']): string =>
  rights === 'inherited'
    ? 'those of the folder above (Windows); Escale cannot see whom they let in'
    : `folder ${rights.folder}, database ${rights.file}`;

function sectionsOf(facts: Facts): Section[] {
  const blogs = facts.blogs.map(({ way, pictures, role }) =>
    [way, role, `pictures ${pictures ?? 'not asked'}`].filter((part) => part !== undefined).join(' '),
  );
  return [
    [
      'Library',
      [
        `Node: ${facts.node}`,
        `SQLite: ${facts.sqlite}`,
        `schema: ${facts.schema}`,
        `database: ${facts.bytes} bytes`,
        `rights: ${rightsText(facts.rights)}`,
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
  ];
}
