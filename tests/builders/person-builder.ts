import type { BackendInput, BackendOutput } from '#contract/backend.ts';
import type { TestBackend } from './test-backend.ts';

/** A person whom the author entered in the directory: listed there without a post. */
export async function enterPerson(
  { call }: Pick<TestBackend, 'call'>,
  person: BackendInput<'participants.create'>,
): Promise<BackendOutput<'participants.create'>> {
  const entry = await call('participants.create', person);
  await call('people.save', { id: entry.id, set: {} });
  return entry;
}
