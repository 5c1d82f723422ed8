/** Faults that nobody takes: by any of them the backend's process ends (main/backend/app/run-process.ts). */
import { onTestFinished } from 'vitest';

const EVENTS = ['unhandledRejection', 'uncaughtException'] as const;

/** Fills, until the test is over, with what is thrown or rejected and taken by nobody. */
export function untakenFaults(): readonly string[] {
  const faults: string[] = [];
  for (const event of EVENTS) {
    const usual = process.listeners(event as never);
    process.removeAllListeners(event);
    process.on(event, (fault: unknown) => void faults.push(String(fault)));
    onTestFinished(() => {
      process.removeAllListeners(event);
      for (const one of usual) process.on(event as never, one as never);
    });
  }
  return faults;
}
