/** A backend whose imports read the test’s sources, by file name. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import type { EntrySource } from '#backend/exchange/sources/entries.ts';
import { importsOf, type ImportsOptions } from '#backend/exchange/imports/run-imports.ts';
import type { Import } from '#contract/imports.ts';
import type { SqlValue } from '#backend/core/sql.ts';
import { silentLog } from '#backend/core/log.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';

export type ImportDesk = TestBackend &
  Readonly<{
    /** Inspects a source until it is ready, or failed. */
    look(source: EntrySource): Promise<string>;
    /** Inspects and imports a source, and waits until all posts are searchable. */
    take(
      source: EntrySource,
      options?: Partial<Readonly<{ comments: boolean; partial: boolean }>>,
    ): Promise<Import>;
    begin(id: string, options?: Partial<Readonly<{ comments: boolean; partial: boolean }>>): Promise<void>;
    settled(id: string): Promise<Import>;
    rows<Row = Record<string, SqlValue>>(query: string): Row[];
  }>;

export async function openImportDesk(
  options: Omit<NonNullable<Parameters<typeof openTestBackend>[0]>, 'imports'> &
    Pick<ImportsOptions, 'onChunk'> = {},
): Promise<ImportDesk> {
  const sources = new Map<string, EntrySource>();
  const { onChunk, ...rest } = options;
  const bugs: unknown[] = [];
  const backend = await openTestBackend({
    publishing: false,
    log: { ...silentLog, error: (_message, error) => void bugs.push(error) },
    ...rest,
    imports: {
      open: (request) => {
        const name = 'files' in request ? (request.files[0]?.name ?? '') : request.address;
        const source = sources.get(name);
        if (source === undefined) throw new Error(`no source ${name}`);
        return source;
      },
      ...(onChunk === undefined ? {} : { onChunk }),
    },
  });
  const settled = async (id: string): Promise<Import> => {
    await importsOf(backend.backend).settled(id);
    const one = await backend.call('imports.get', { id });
    // A bug is thrown itself, not as the author’s failure code.
    if (one.failure?.code === 'unexpected') throw bugs[0];
    return one;
  };
  const look = async (source: EntrySource): Promise<string> => {
    const file = path.join(backend.folder, `${randomUUID()}-${source.name}`);
    writeFileSync(file, '');
    sources.set(path.basename(file), source);
    const token = `token-${randomUUID()}`;
    backend.backend.granted.grant(token, file);
    const { id } = await backend.call('imports.start', { source: { tokens: [token] } });
    await importsOf(backend.backend).settled(id);
    return id;
  };
  const begin = async (
    id: string,
    { comments = false, partial = false }: Partial<{ comments: boolean; partial: boolean }> = {},
  ): Promise<void> => void (await backend.call('imports.begin', { id, comments, partial }));
  return {
    ...backend,
    look,
    begin,
    settled,
    async take(source, request) {
      const id = await look(source);
      await begin(id, request);
      const one = await settled(id);
      await backend.backend.indexing?.finished();
      return one;
    },
    rows: <Row>(query: string) => backend.backend.db.prepare(query).all() as Row[],
  };
}
