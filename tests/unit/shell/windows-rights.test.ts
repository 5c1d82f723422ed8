import { describe, expect, test } from 'vitest';
import { isAdministratorOnly } from '#shell/policy.ts';

const USER = 'S-1-5-21-1004336348-1177238915-682003330-1001';
const ADMIN = 'S-1-5-21-1004336348-1177238915-682003330-500';

describe('rights of a file', () => {
  test.each([
    ['of the group of administrators', 'O:BAG:SYD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)'],
    ['of the system, protected', 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;FR;;;WD)'],
    ['of the first administrator, by number', `O:${ADMIN}G:${ADMIN}D:(A;;FA;;;BA)(A;;FRFX;;;AU)`],
    ['which somebody may not even read', `O:BAG:BAD:(D;;FA;;;${USER})(A;;FA;;;BA)`],
    ['with an audit list', 'O:BAG:BAD:(A;;FA;;;BA)S:AI(AU;SAFA;FA;;;WD)'],
  ])('%s: safe', (_what, sddl) => {
    expect(isAdministratorOnly(sddl, 'file')).toBe(true);
    expect(isAdministratorOnly(`${sddl}\r\n`, 'file')).toBe(true);
  });

  test.each([
    ['of a person', `O:${USER}G:${USER}D:(A;;FA;;;BA)`],
    ['of everybody', 'O:WDG:BAD:(A;;FA;;;BA)'],
    ['which all may write', 'O:BAG:BAD:(A;;FA;;;BA)(A;;FW;;;BU)'],
    ['which one person may change', `O:BAG:BAD:(A;;0x1301bf;;;${USER})(A;;FA;;;BA)`],
    ['which one may append to', 'O:BAG:BAD:(A;;LC;;;BU)'],
    ['which one may delete', 'O:BAG:BAD:(A;;SD;;;BU)'],
    ['whose rights one may change', 'O:BAG:BAD:(A;;WD;;;AU)'],
    ['which one may take', 'O:BAG:BAD:(A;;WO;;;AU)'],
    ['which its maker may change', 'O:BAG:BAD:(A;;GA;;;CO)'],
    ['without a list, which lets everybody do everything', 'O:BAG:BA'],
    ['with an empty list', 'O:BAG:BAD:'],
    ['with a condition', 'O:BAG:BAD:(XA;;FR;;;BU;(Member_of {SID(BA)}))'],
    ['with a right that is not known', 'O:BAG:BAD:(A;;ZZ;;;BU)'],
    ['with an entry cut short', 'O:BAG:BAD:(A;;FR)'],
    ['nothing', ''],
    ['something else', 'BUILTIN\\Administrators'],
  ])('%s: unsafe', (_what, sddl) => {
    expect(isAdministratorOnly(sddl, 'file')).toBe(false);
  });
});

describe('rights of a folder', () => {
  test('where others may add files, as in %ProgramData%: are safe', () => {
    const made = 'O:BAG:SYD:AI(A;OICIID;FA;;;BA)(A;OICIIOID;GA;;;CO)(A;CIID;DCLCRPCR;;;BU)';
    expect(isAdministratorOnly(made, 'folder')).toBe(true);
    expect(isAdministratorOnly(made, 'file')).toBe(false);
  });

  test('where others may delete: are unsafe', () => {
    expect(isAdministratorOnly('O:BAG:SYD:(A;OICI;FA;;;BA)(A;;DT;;;BU)', 'folder')).toBe(false);
  });
});
