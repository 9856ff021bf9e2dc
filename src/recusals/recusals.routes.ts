import type { Routes } from '../shared/capability.js';
import { LEADING, OF_BODY, OF_CASE_OFFICE, OF_CONDUCT_OFFICE, OF_GENERAL_OFFICE } from '../shared/posts.js';
import { anyOf, ITS_DIRECTOR, LEADERS, namedInIt, type Right } from '../shared/rights.js';
import {
  DecideRecusal,
  OrderRecusal,
  type RecusalCommands,
  RequestRecusal,
  RequestRecusalOnDeclaration,
} from './recusal.commands.js';
import { type BackCheckCommands, OpenBackCheck, RecordBackCheck } from './back-check.commands.js';
import {
  ConfirmNoConflict,
  ConfirmWithdrawal,
  DeclareRelation,
  type RelationCommands,
  WithdrawRelation,
} from './relations.commands.js';

/** `:id` is the person. */
export const relationRoutes: Routes<RelationCommands> = {
  DeclareRelation: {
    body: DeclareRelation,
    post: 'relations/:id/declare',
    by: [...namedInIt, ...anyOf('policy')],
    zh: '申报应当回避的关系',
    en: 'Declare a relation',
  },
  WithdrawRelation: {
    body: WithdrawRelation,
    post: 'relations/:id/:relation/withdraw',
    by: namedInIt,
    zh: '申请撤回申报',
    en: 'Ask to withdraw a declared relation',
  },
  ConfirmWithdrawal: {
    body: ConfirmWithdrawal,
    post: 'relations/:id/:relation/confirm-withdrawal',
    by: [...LEADERS, ...anyOf('conduct-office-head')],
    zh: '确认撤回申报',
    en: 'Confirm the withdrawal of a relation',
  },
  ConfirmNoConflict: {
    body: ConfirmNoConflict,
    post: 'relations/:id/no-conflict',
    by: namedInIt,
    zh: '承诺无利益冲突',
    en: 'Confirm that there is no conflict',
  },
};

/** Whoever is concerned may ask: everybody who works in or with the zones. */
const CONCERNED = anyOf(
  ...LEADING,
  'standing-member',
  'zone-director',
  ...OF_CONDUCT_OFFICE,
  ...OF_CASE_OFFICE,
  ...OF_GENERAL_OFFICE,
  'office-head',
  'office-official',
  ...OF_BODY,
  'zone-member',
  'special-supervisor',
  'internal-supervision',
);
/** How far above whom, the rule weighs. */
const DECIDERS: readonly Right[] = [
  ...LEADERS,
  ...anyOf('zone-director', 'conduct-office-head', 'case-office-head', 'internal-supervision'),
];

/** `:id` is the person whose recusal it is. */
export const recusalRoutes: Routes<RecusalCommands> = {
  RequestRecusal: {
    body: RequestRecusal,
    post: 'recusals/:id/request',
    by: CONCERNED,
    zh: '申请某人回避',
    en: 'Request the recusal of a person',
  },
  RequestRecusalOnDeclaration: {
    body: RequestRecusalOnDeclaration,
    post: 'recusals/:id/request-on-declaration',
    by: anyOf('policy'),
    zh: '因新申报的关系提请决定是否回避',
    en: 'Request a recusal because of a relation declared meanwhile',
  },
  OrderRecusal: {
    body: OrderRecusal,
    post: 'recusals/:id/order',
    by: DECIDERS,
    zh: '责令回避',
    en: 'Order a recusal without a request',
  },
  DecideRecusal: {
    body: DecideRecusal,
    post: 'recusals/:id/:request/decide',
    by: DECIDERS,
    zh: '决定是否回避',
    en: 'Decide on a request for recusal',
  },
};

export const backCheckRoutes: Routes<BackCheckCommands> = {
  OpenBackCheck: {
    body: OpenBackCheck,
    post: 'back-checks/:id/open',
    by: anyOf('policy'),
    zh: '启动倒查',
    en: 'Open a back-check',
  },
  RecordBackCheck: {
    body: RecordBackCheck,
    post: 'back-checks/:id/record',
    by: [...LEADERS, ...anyOf('conduct-office-head'), ...ITS_DIRECTOR],
    zh: '登记倒查结论',
    en: 'Record the outcome of a back-check',
  },
};
