/** Requests about consents. */
import path from 'node:path';
import { type consentRequests, MOST_CONSENTS } from '#contract/consents.ts';
import type { Handlers } from '../../core/answer.ts';
import { closingSignal } from '../../core/lifecycle.ts';
import { exportsOf } from '../../exchange/export/run-exports.ts';
import { writeRegister } from '../../exchange/export/write-register.ts';
import { byAuthor } from '../../library/erasure/guards.ts';
import {
  listConsents,
  removeConsent,
  saveConsents,
  withdrawConsent,
} from '../../library/returns/consents.ts';
import { removePortrait, usesOfConsent } from '../../people/consents-in-posts.ts';
import type { Backend } from '../backend.ts';

/** Emits both events, because consents are also facts of the checks. */
function emitConsents(backend: Backend): void {
  backend.emit('consents.changed', {});
  backend.emit('checks.changed', {});
}

export const consentHandlers = {
  'consents.list': ({ db, now }, scope) => ({ items: listConsents(db, scope, now(), MOST_CONSENTS) }),
  'consents.save': (backend, input) => {
    const { db, now, newId } = backend;
    byAuthor(db, () => saveConsents(db, input, { now: now(), newId }));
    emitConsents(backend);
    return {};
  },
  'consents.withdraw': (backend, { id, withdrawnAt }) => {
    withdrawConsent(backend.db, id, withdrawnAt);
    emitConsents(backend);
    return {};
  },
  'consents.remove': (backend, { id }) => {
    removeConsent(backend.db, id);
    emitConsents(backend);
    return {};
  },
  'consents.uses': (backend, { id }) => usesOfConsent(backend.db, id, closingSignal(backend.lifecycle)),
  'consents.remove-portrait': (backend, { id }) =>
    removePortrait(backend, id, closingSignal(backend.lifecycle)),
  'consents.export': async (backend, { of, destination, ...file }) => {
    const chosen = exportsOf(backend).destinations.take(destination);
    const now = backend.now();
    const consents = listConsents(backend.db, of, now);
    const target = await writeRegister(chosen, { ...file, consents, now });
    return { name: path.basename(target), consents: consents.length };
  },
} satisfies Handlers<typeof consentRequests, Backend>;
