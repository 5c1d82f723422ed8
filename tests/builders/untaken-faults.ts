/** Uncaught faults: any of them ends the backend process (main/backend/app/run-process.ts). */
import { onTestFinished } from 'vitest';

const EVENTS = ['unhandledRejection', 'uncaughtException'] as const;

/** A list that receives uncaught exceptions and rejections until the test ends. */
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
