import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { given } from '@libs/event-sourcing/testing.js';
import type { OfficialDocument } from './document.state.js';
import { printedNumber, type RegisterEvents } from './register.state.js';
import { documentRegisters } from './register.js';

const opened: Told<RegisterEvents> = { type: 'NumberSeriesOpened', data: { series: 'commission', prefix: '柳纪发' } };
const letters: Told<RegisterEvents> = { type: 'NumberSeriesOpened', data: { series: 'letters', prefix: '柳纪函' } };
const assigned = (document: string, n: number, series = 'commission', prefix = '柳纪发'): Told<RegisterEvents> => ({
  type: 'DocumentNumberAssigned',
  data: { document, series, n, number: `${prefix}〔2026〕${n}号` },
});
const inState = (is: string, more: object = {}) => ({ is, year: '2026', ...more }) as unknown as OfficialDocument;
const of2026 = { id: '2026' };
const signed = { ...of2026, facts: { document: inState('signed') } };

describe('opening a series of document numbers', () => {
  const open = { series: 'commission', prefix: '柳纪发' };
  it('records what stands before the year', () => {
    expect(given(documentRegisters).when('OpenNumberSeries', open, of2026)).toEqual([opened]);
  });
  it('is refused for what is no year', () => {
    expect(() => given(documentRegisters).when('OpenNumberSeries', open, { id: 'this-year' })).toThrow(
      'document-register.not-a-year',
    );
  });
  it('is refused for a second prefix of one series, and a prefix that another series has', () => {
    const after = given(documentRegisters, [opened]);
    expect(() => after.when('OpenNumberSeries', { ...open, prefix: '柳纪办' }, of2026)).toThrow(
      'document-register.series-taken',
    );
    expect(() => after.when('OpenNumberSeries', { ...open, series: 'other' }, of2026)).toThrow(
      'document-register.series-taken',
    );
  });
  it('changes nothing twice', () => {
    expect(given(documentRegisters, [opened]).when('OpenNumberSeries', open, of2026)).toEqual([]);
  });
});

describe('assigning a document number', () => {
  const first = { document: 'plan', series: 'commission' };

  it('gives the next number of the series, each series by itself', () => {
    const register = given(documentRegisters, [opened, letters, assigned('a', 1), assigned('b', 2)]);
    expect(register.when('AssignDocumentNumber', first, signed)).toEqual([assigned('plan', 3)]);
    expect(register.when('AssignDocumentNumber', { ...first, series: 'letters' }, signed)).toEqual([
      assigned('plan', 1, 'letters', '柳纪函'),
    ]);
  });
  it('prints it with the year in hexagonal brackets and no leading zeros', () => {
    expect(printedNumber('柳纪发', '2026', 7)).toBe('柳纪发〔2026〕7号');
  });
  it('is refused for a document that is unknown, unsigned or void', () => {
    const register = given(documentRegisters, [opened]);
    const when = (document: OfficialDocument) => () =>
      register.when('AssignDocumentNumber', first, { ...of2026, facts: { document } });
    expect(when({ is: 'none' })).toThrow('document.unknown {"document":"plan"}');
    expect(when(inState('drafted'))).toThrow('document.not-to-be-numbered {"is":"drafted"}');
    expect(when(inState('voided'))).toThrow('document.not-to-be-numbered {"is":"voided"}');
  });
  it('is refused in the register of another year than that of the signature', () => {
    const facts = { document: inState('signed', { year: '2025' }) };
    expect(() => given(documentRegisters, [opened]).when('AssignDocumentNumber', first, { ...of2026, facts })).toThrow(
      'document-register.another-year {"year":"2025"}',
    );
  });
  it('is refused in a series that is not open, whatever it is called', () => {
    for (const series of ['letters', 'constructor'])
      expect(() =>
        given(documentRegisters, [opened]).when('AssignDocumentNumber', { ...first, series }, signed),
      ).toThrow('document-register.series-not-open');
  });
  it('changes nothing twice: the document keeps its number', () => {
    const register = given(documentRegisters, [opened, letters, assigned('plan', 1)]);
    expect(register.when('AssignDocumentNumber', first, signed)).toEqual([]);
    expect(register.when('AssignDocumentNumber', { ...first, series: 'letters' }, signed)).toEqual([]);
  });
});
