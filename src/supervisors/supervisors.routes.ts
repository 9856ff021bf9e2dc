import type { Routes } from '../shared/capability.js';
import {
  anyOf,
  CONDUCT_OFFICE,
  GENERAL_OFFICE,
  ITS_DIRECTOR,
  ITS_DIRECTOR_OR_DEPUTY,
  LEADERS,
  PRINCIPAL_LEADER,
  type Right,
} from '../shared/rights.js';
import { AnswerOpinion, type OpinionCommands, SubmitOpinion } from './opinion.commands.js';
import {
  AppointSupervisor,
  EndTerm,
  InviteToActivity,
  RecordParticipation,
  RenewTerm,
  type SupervisorCommands,
} from './supervisor.commands.js';

/** The Commission's own acts, entered for it by the General Office. */
const COMMISSION: readonly Right[] = [...PRINCIPAL_LEADER, ...GENERAL_OFFICE];
const HOSTS: readonly Right[] = [...ITS_DIRECTOR_OR_DEPUTY, ...CONDUCT_OFFICE, ...LEADERS];

/** `:id` is the supervisor. */
export const supervisorRoutes: Routes<SupervisorCommands> = {
  AppointSupervisor: {
    body: AppointSupervisor,
    post: 'special-supervisors/:id/appoint',
    by: COMMISSION,
    zh: '聘任特约监察员',
    en: 'Appoint a special supervisor',
  },
  RenewTerm: {
    body: RenewTerm,
    post: 'special-supervisors/:id/renew',
    by: COMMISSION,
    zh: '续聘特约监察员',
    en: 'Renew the term of a special supervisor',
  },
  EndTerm: {
    body: EndTerm,
    post: 'special-supervisors/:id/end',
    by: [...COMMISSION, ...anyOf('policy')],
    zh: '结束特约监察员任期',
    en: 'End the term of a special supervisor',
  },
  InviteToActivity: {
    body: InviteToActivity,
    post: 'special-supervisors/:id/invite',
    by: HOSTS,
    zh: '邀请特约监察员参加活动',
    en: 'Invite a special supervisor to an activity',
  },
  RecordParticipation: {
    body: RecordParticipation,
    post: 'special-supervisors/:id/activities/:activity/participation',
    by: HOSTS,
    zh: '登记特约监察员参加情况',
    en: 'Record whether the special supervisor took part',
  },
};

export const opinionRoutes: Routes<OpinionCommands> = {
  SubmitOpinion: {
    body: SubmitOpinion,
    post: 'opinions',
    by: anyOf('special-supervisor'),
    zh: '提出意见',
    en: 'Submit an opinion',
  },
  AnswerOpinion: {
    body: AnswerOpinion,
    post: 'opinions/:id/answer',
    by: [...LEADERS, ...ITS_DIRECTOR],
    zh: '答复意见',
    en: 'Answer an opinion',
  },
};
