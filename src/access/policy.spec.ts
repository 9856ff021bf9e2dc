import { describe, expect, it } from '@jest/globals';
import { accessCapability } from './access.capability.js';
import { accessRows, policyTable, printedRights } from './policy.js';
import { anyOf, ITS_DIRECTOR, namedInIt, ofItsBody, ofItsOffice, type PolicyRow } from '../shared/rights.js';

const row = (action: string, by: PolicyRow['by']): PolicyRow => ({ action, kind: 'other', by, zh: '事', en: 'matter' });

describe('the policy table', () => {
  it('has a row for every command and every page, and the rows added to them', () => {
    const table = policyTable([accessCapability], accessRows);
    expect([...table.keys()]).toEqual([
      'RecordRefusal',
      'RecordSensitiveView',
      'RecordAccountAct',
      'RecordTokenIssued',
      'RecordTokenRevoked',
      'RecordSystemAct',
      'access-history',
      'accounts',
      'administer-accounts',
      'own-preferences',
    ]);
    expect(table.get('access-history')!.kind).toBe('page');
  });

  it('is refused with two rows for one action, or a row that names nobody', () => {
    expect(() => policyTable([accessCapability], [row('access-history', anyOf('auditor'))])).toThrow(
      'the policy has two rows for access-history',
    );
    expect(() => policyTable([], [row('nothing', [])])).toThrow("the policy's row for nothing names nobody");
  });

  it('is printed as it answers: everywhere, in the own zone, office or body, or by name', () => {
    const table = policyTable(
      [],
      [
        row('a', [...ITS_DIRECTOR, ...anyOf('principal-leader')]),
        row('b', [...ofItsOffice('office-head'), ...ofItsBody('group-head'), ...namedInIt]),
        row('c', [...ofItsBody('group-head'), ...anyOf('group-head')]),
      ],
    );
    const printed = printedRights(table).split('\n');
    expect(printed).toContain('| a | 事 | principal-leader, zone-director (zone) |');
    expect(printed).toContain('| b | 事 | group-head (body), office-head (office), _whoever the matter names_ |');
    expect(printed).toContain('| c | 事 | group-head |');
    expect(printed).toContain('| group-head | 派驻纪检监察组组长 | 0 | 0 | 2 |');
    expect(printed).toContain('| auditor | 审计员 | 0 | 0 | 0 |');
  });
});
