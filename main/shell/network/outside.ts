/** Opens addresses outside the app, by the rules of links.ts. */
import { shell } from 'electron';
import type { ShellInput } from '#contract/shell.ts';
import { LONGEST_MAILTO, mailtoUrl } from '#interview/links.ts';
import { decideLink } from './links.ts';
import type { Log } from '../log.ts';

export type Outside = ReturnType<typeof createOutside>;

export function createOutside({
  confirm,
  log,
}: Readonly<{ confirm(url: string): Promise<boolean>; log: Log }>) {
  let practiceOrigin: string | null = null;

  return {
    /** The exact origin of the running practice blog; anything but a loopback address is ignored. */
    setPracticeOrigin(origin: string | null): void {
      const loopback = origin === null || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d{1,5}$/.test(origin);
      practiceOrigin = loopback ? origin : null;
      if (!loopback) log.warn('the practice blog named an address that is not on this computer');
    },
    /** Resolves to true if it was opened, false if the rules or the author refused. */
    async open(address: string): Promise<boolean> {
      const decision = decideLink(address, practiceOrigin);
      if (decision.act === 'refuse') {
        log.warn('refused to open an address outside', {
          scheme: address.slice(0, Math.max(0, address.indexOf(':'))).slice(0, 20),
        });
        return false;
      }
      if (decision.act === 'confirm' && !(await confirm(decision.url))) return false;
      await shell.openExternal(decision.url);
      return true;
    },
    /** Opens a mail that the shell addresses itself; false if its link is too long. */
    async writeMail(mail: ShellInput<'links.write-mail'>): Promise<boolean> {
      const url = mailtoUrl(mail);
      if (url.length > LONGEST_MAILTO) return false;
      await shell.openExternal(url);
      return true;
    },
    /** Opens without confirmation; the caller has checked the address. */
    openInBrowser: (url: string): Promise<void> => shell.openExternal(url),
  };
}
