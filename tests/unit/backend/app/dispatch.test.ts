import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rescueHandlers } from '#backend/app/rescue/rescue.ts';
import { hostTable, pageTable } from '#backend/app/dispatch.ts';
import { createLog } from '#backend/core/log.ts';
import { measure } from '#backend/core/answer.ts';
import { backendRequests } from '#contract/backend.ts';
import { backendHostRequests } from '#contract/host.ts';
import type { TestBackend } from '#tests/builders/test-backend.ts';
import { openTestBackend } from '#tests/builders/test-backend.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';

const lines: string[] = [];
let backend: TestBackend;
beforeAll(async () => {
  backend = await openTestBackend({ log: createLog((line) => void lines.push(line)) });
});
afterAll(() => backend.dispose());

describe('the tables', () => {
  it('has a handler for every request of the contract, and no other', () => {
    // Requests about a closed library belong to the rescue (main/backend/app/rescue/rescue.ts).
    const ofRescue = Object.keys(rescueHandlers);
    const all = Object.keys(backendRequests).toSorted();
    expect([...Object.keys(pageTable.handlers), ...ofRescue].toSorted()).toEqual(all);
    expect([...Object.keys(pageTable.requests), ...ofRescue].toSorted()).toEqual(all);
    expect(Object.keys(hostTable.handlers).toSorted()).toEqual(Object.keys(backendHostRequests).toSorted());
  });
});

const refusalWith = (code: string): unknown => ({
  ok: false,
  failure: {
    code,
    params: expect.any(Object) as unknown,
    incident: expect.stringMatching(/^[0-9a-f]{8}$/) as unknown,
  },
});

describe('hostile input', () => {
  const document = buildInterview().titled('Secret de l’autrice').post;
  const deep = (levels: number): unknown =>
    Array.from({ length: levels }).reduce<unknown>((inner) => ({ inner }), 'x');
  const list = (levels: number): Record<string, unknown> => ({
    type: 'list',
    ordered: false,
    items: [{ content: [], ...(levels > 0 ? { children: list(levels - 1) } : {}) }],
  });
  const polluted: unknown = JSON.parse('{"id":"id-1","__proto__":{"admin":true}}');
  const cases: readonly [string, 'page' | 'host', string, unknown, string][] = [
    ['an unknown name', 'page', 'posts.destroy', {}, 'request.invalid'],
    ['no name', 'page', '', {}, 'request.invalid'],
    ['__proto__ as a name', 'page', '__proto__', {}, 'request.invalid'],
    ['constructor as a name', 'page', 'constructor', {}, 'request.invalid'],
    ['toString as a name', 'host', 'toString', {}, 'request.invalid'],
    [
      'a name of the other table',
      'page',
      'files.grant',
      { token: 'a'.repeat(24), path: '/etc/passwd' },
      'request.invalid',
    ],
    ['a request of the page in the shell’s table', 'host', 'posts.get', { id: 'id-1' }, 'request.invalid'],
    ['a missing input', 'page', 'posts.get', undefined, 'request.invalid'],
    ['null', 'page', 'posts.get', null, 'request.invalid'],
    ['an array', 'page', 'posts.get', ['id-1'], 'request.invalid'],
    ['a text that is invalid JSON', 'page', 'posts.get', '{"id":', 'request.invalid'],
    ['a nested JSON text', 'page', 'posts.get', '"{}"', 'request.invalid'],
    ['an extra key in a JSON text', 'page', 'posts.get', '{"id":"id-1","admin":true}', 'request.invalid'],
    ['endless nesting in a JSON text', 'page', 'posts.get', '['.repeat(100_000), 'request.invalid'],
    ['an extra key', 'page', 'posts.get', { id: 'id-1', admin: true }, 'request.invalid'],
    ['an own __proto__ key', 'page', 'posts.get', polluted, 'request.invalid'],
    ['an id that is a path', 'page', 'posts.get', { id: '../../library' }, 'request.invalid'],
    ['an id that is SQL', 'page', 'posts.get', { id: "' OR 1=1 --" }, 'request.invalid'],
    ['a limit above its bound', 'page', 'posts.list', { list: 'all', limit: 1e9 }, 'request.invalid'],
    ['an invalid list', 'page', 'posts.list', { list: 'toString', limit: 1 }, 'request.invalid'],
    ['NaN', 'page', 'posts.list', { list: 'all', limit: Number.NaN }, 'request.invalid'],
    [
      'a javascript: link',
      'page',
      'posts.save',
      {
        id: 'id-1',
        baseSave: 0,
        saveId: 's',
        document: {
          ...document,
          body: [{ type: 'paragraph', content: [{ type: 'link', url: 'javascript:alert(1)', content: [] }] }],
        },
      },
      'request.invalid',
    ],
    [
      'a turn with an unknown person',
      'page',
      'posts.save',
      {
        id: 'id-1',
        baseSave: 0,
        saveId: 's',
        document: {
          ...document,
          body: [{ type: 'answer', id: 'a', participants: ['x'], labelShown: true, blocks: [] }],
        },
      },
      'request.invalid',
    ],
    [
      'endless nesting of lists',
      'page',
      'posts.save',
      { id: 'id-1', baseSave: 0, saveId: 's', document: { ...document, body: [list(5_000)] } },
      'request.invalid',
    ],
    ['endless nesting', 'page', 'posts.get', deep(100_000), 'request.invalid'],
    [
      'ten megabytes',
      'page',
      'search.find',
      { query: 'x'.repeat(10_000_000), limit: 1 },
      'request.too-large',
    ],
    [
      'ten megabytes of keys',
      'page',
      'posts.get',
      Object.fromEntries(Array.from({ length: 400_000 }, (_, index) => [`key-number-${index}`, 1])),
      'request.too-large',
    ],
    [
      'a very long array',
      'page',
      'posts.get',
      Array.from({ length: 3_000_000 }, () => 0),
      'request.too-large',
    ],
  ];
  it.each(cases)('%s', async (_, from, name, input, code) => {
    expect(await backend.dispatch(from, name, input)).toEqual(refusalWith(code));
    expect(Reflect.get({}, 'admin')).toBeUndefined();
  });

  it('logs the names of invalid fields, never their values', () => {
    expect(lines.length).toBeGreaterThan(10);
    const log = lines.join('');
    expect(log).toContain('document.body.[].content.[].url');
    for (const word of ['Secret', 'javascript:', 'OR 1=1', 'xxxx', 'key-number-77'])
      expect(log).not.toContain(word);
  });
});

describe('failures inside a handler', () => {
  it('are answered as unexpected, with an incident number that the log has', async () => {
    backend.backend.db.exec(
      "CREATE TRIGGER refuse BEFORE INSERT ON posts BEGIN SELECT RAISE(ABORT, 'detail that must not cross'); END",
    );
    const envelope = await backend.dispatch('page', 'posts.create', { kind: 'interview', language: 'fr' });
    backend.backend.db.exec('DROP TRIGGER refuse');
    expect(envelope).toEqual(refusalWith('unexpected'));
    expect(JSON.stringify(envelope)).not.toContain('detail');
    const incident = envelope.ok ? '' : envelope.failure.incident;
    expect(lines.find((line) => line.includes(incident))).toContain('detail that must not cross');
  });
});

describe('measure', () => {
  it('counts characters, bytes, keys and values', () => {
    expect(measure('x'.repeat(100), 108)).toBe('fits');
    expect(measure('x'.repeat(101), 108)).toBe('too-large');
    expect(measure(new Uint8Array(1_000), 1_008)).toBe('fits');
    expect(measure({ bytes: new Uint8Array(1_001) }, 1_008)).toBe('too-large');
    expect(measure(JSON.parse(`${'['.repeat(99)}${']'.repeat(99)}`), 10_000)).toBe('fits');
    expect(measure(JSON.parse(`${'['.repeat(102)}${']'.repeat(102)}`), 10_000)).toBe('too-deep');
  });
  it('terminates on a cyclic value', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(measure(circle, 1_000_000)).toBe('too-deep');
  });
});

it('answers a request sent as JSON text like the object', async () => {
  const open = await backend.dispatch(
    'page',
    'posts.create',
    JSON.stringify({ kind: 'article', language: 'fr' }),
  );
  expect(open).toMatchObject({ ok: true, value: { status: 'draft' } });
});
