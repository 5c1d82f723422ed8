/** From what an import was asked to read, to the entries of it. */
import { AppError } from '../../../../preload/contract/failure.ts';
import type { Backend } from '../../context.ts';
import type { EntrySource } from '../entries.ts';
import type { SourceAsked } from './import-rows.ts';

/** Fails with import.address, import.file-gone, and what the readers fail with. */
export type OpenSource = (asked: SourceAsked, backend: Backend) => Promise<EntrySource>;

export const openSource: OpenSource = () => Promise.reject(new AppError('import.address'));
