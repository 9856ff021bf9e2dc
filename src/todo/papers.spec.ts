import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { happened, rowsOf } from '../../test/rows.js';
import { todo } from './todo.view.js';

const of = (category: string, type: string, id: string, data: object, by?: string): DomainEvent => ({
  ...happened(type, id, data, by),
  category,
});
const after = (...events: readonly DomainEvent[]) => Object.values(rowsOf(todo, events))[0]!;

describe('what a paper waits for', () => {
  const paper = { kind: 'work-plan', title: '方案', issuer: 'zone-1', zone: 'zone-1', office: 'office-1' };
  const issued = of('document', 'DocumentIssued', 'p', paper);
  const signed = of('document', 'DocumentSigned', 'p', {});
  const numbered = of('document-register', 'DocumentNumberAssigned', '2026', { document: 'p' });
  const sent = of('document', 'DocumentSent', 'p', { recipients: ['commission-willow', 'conduct-office'] });
  const received = (recipient: string) => of('document', 'ReceiptAcknowledged', 'p', { recipient });

  it('is its signature by those who sign for its issuer, its number, and its sending', () => {
    expect(after(issued)).toMatchObject({
      step: 'sign-document',
      posts: ['principal-leader', 'leader-in-charge', 'zone-director:zone-1'],
    });
    expect(after(issued, signed)).toMatchObject({ step: 'number-document' });
    expect(after(issued, signed, numbered)).toMatchObject({ step: 'send-document', title: '方案' });
  });
  it('is then each receipt that is missing', () => {
    expect(after(issued, signed, numbered, sent).posts).toEqual(
      expect.arrayContaining(['township-secretary:commission-willow', 'conduct-office-head']),
    );
    const one = after(issued, signed, numbered, sent, received('conduct-office'));
    expect(one.open).toBe(true);
    expect(one.posts).not.toContain('conduct-office-head');
    const all = after(issued, signed, numbered, sent, received('conduct-office'), received('commission-willow'));
    expect(all).toMatchObject({ open: false, posts: [] });
  });
  it('is the signature of the head of the office that issues it, and of no other office', () => {
    const request = { kind: 'request', title: '请示', issuer: 'case-office' };
    expect(after(of('document', 'DocumentIssued', 'p', request)).posts).toEqual([
      'principal-leader',
      'leader-in-charge',
      'case-office-head',
    ]);
  });
});

describe('what an expense waits for', () => {
  const claim = { title: '检查', zone: 'zone-1', office: 'office-1' };
  const submitted = of('expense', 'ExpenseSubmitted', 'e', claim, 'chen-hua');

  it('is the General Office, and its submitter where it was returned', () => {
    expect(after(submitted)).toMatchObject({
      step: 'approve-expense',
      posts: expect.arrayContaining(['general-office-head']),
    });
    expect(after(submitted, of('expense', 'ExpenseApproved', 'e', claim))).toMatchObject({ step: 'pay-expense' });
    expect(after(submitted, of('expense', 'ExpenseReturned', 'e', claim, 'jiang-yu'))).toMatchObject({
      step: 'resubmit-expense',
      posts: [],
      persons: ['chen-hua'],
    });
  });
});

describe('what a major matter waits for', () => {
  const where = { title: '事项', zone: 'zone-1', office: 'office-1' };
  const reported = of('major-matter', 'MajorMatterReported', 'm', where);
  const instructed = of('major-matter', 'InstructionGiven', 'm', where);

  it('is a leader’s word, and then that the zone has it', () => {
    expect(after(reported)).toMatchObject({
      step: 'instruct-on-matter',
      posts: ['principal-leader', 'leader-in-charge'],
    });
    expect(after(reported, instructed)).toMatchObject({
      step: 'acknowledge-instruction',
      posts: ['zone-director:zone-1', 'deputy-zone-director:zone-1', 'office-head:office-1'],
    });
    expect(after(reported, instructed, of('major-matter', 'InstructionAcknowledged', 'm', {}))).toMatchObject({
      open: false,
    });
  });
});
