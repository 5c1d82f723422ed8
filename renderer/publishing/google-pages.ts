/** Links to Google's console and account pages; constants, never taken from a response. */
import type { FailureCode, FailureParams } from '#contract/failure.ts';

const CONSOLE = 'https://console.cloud.google.com';

export const CONSOLE_PAGE = `${CONSOLE}/projectcreate`;
export const CONSENT_PAGE = `${CONSOLE}/auth/audience`;
export const BRANDING_PAGE = `${CONSOLE}/auth/branding`;
export const CLIENTS_PAGE = `${CONSOLE}/auth/clients`;
/** Page for revoking access. */
export const ACCESS_PAGE = 'https://myaccount.google.com/connections';

/** The page that ends a failure of Google's, by the name of its button. */
export function pageOfFailure(
  code: FailureCode,
  params: FailureParams,
): Readonly<{ url: string; button: 'openConsole' | 'openConsent' }> | undefined {
  if (code === 'blogger.not-enabled') return { url: apiPage(params['project']), button: 'openConsole' };
  return code === 'destination.signed-out' && params['testMode'] === 1
    ? { url: CONSENT_PAGE, button: 'openConsent' }
    : undefined;
}

/** Page for enabling the Blogger API, in the project with this number if known. */
export const apiPage = (project: string | number | undefined): string => {
  const page = `${CONSOLE}/apis/library/blogger.googleapis.com`;
  return /^\d{1,20}$/.test(String(project ?? '')) ? `${page}?project=${String(project)}` : page;
};
