/** What Google Drive refuses, translated once, by status and reason as everywhere (blogger-errors.ts). */
import { AppError } from '../../../../preload/contract/failure.ts';
import type { FailureCode, FailureParams } from '../../../../preload/contract/failure.ts';
import { refusal } from '../blogger-errors.ts';
import type { Refused } from '../google-request.ts';

/** The organisation lets nobody outside read, or no shared drive be shared so (Drive's guide « Resolve errors »). */
const SHARING = [
  'publishOutNotPermitted',
  'shareOutNotPermitted',
  'shareOutNotPermittedToUser',
  'shareOutWarning',
  'teamDriveDomainUsersOnlyRestriction',
  'teamDriveTeamMembersOnlyRestriction',
  'targetUserRoleLimitedByLicenseRestriction',
  'invalidSharingRequest',
  'insufficientFilePermissions',
];

/**
 * blogger.signed-out (the token: sessions.ts renews it), pictures.drive-not-set (the scope), pictures.drive-not-enabled,
 * pictures.drive-full, pictures.drive-policy { what: apps | sharing }, pictures.drive-unavailable (it passes),
 * pictures.drive-rejected. `sharing`: what was asked is that everybody may read.
 */
export function driveRefusal(
  { name, status, text, retryAfter }: Refused,
  now: number,
  sharing = false,
): AppError {
  const error = refusal(name, status, text, retryAfter, now);
  const reason = String(error.params['reason'] ?? '');
  const as = (code: FailureCode, more: FailureParams = {}): AppError =>
    new AppError(code, { ...error.params, ...more }, { cause: error.cause });
  if (reason === 'storageQuotaExceeded') return as('pictures.drive-full');
  if (reason === 'domainPolicy') return as('pictures.drive-policy', { what: 'apps' });
  // Google counts these over a long time: it is asked again every hour, as for a day's quota.
  if (reason === 'sharingRateLimitExceeded') return as('pictures.drive-unavailable', { daily: 1 });
  if (SHARING.includes(reason) || reason.startsWith('cannotShareTeamDrive'))
    return as('pictures.drive-policy', { what: 'sharing' });
  switch (error.code) {
    case 'blogger.signed-out':
      return error;
    case 'blogger.scope-missing':
      return as('pictures.drive-not-set');
    case 'blogger.not-enabled':
      return as('pictures.drive-not-enabled');
    case 'blogger.quota':
    case 'blogger.unavailable':
      return as('pictures.drive-unavailable');
    case 'blogger.forbidden':
      return sharing ? as('pictures.drive-policy', { what: 'sharing' }) : as('pictures.drive-rejected');
    default:
      return as('pictures.drive-rejected');
  }
}
