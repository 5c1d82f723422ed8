import { AppError } from '#contract/failure.ts';
import type { FailureCode } from '#contract/failure.ts';
import type { Import } from './use-imports.ts';

/** The failure that an import keeps, as if it had been thrown here: its sentence is found the same way. */
export const asThrown = ({ code, params, incident }: NonNullable<Import['failure']>): AppError =>
  new AppError(code as FailureCode, params, incident === '' ? {} : { incident });
