import type { Routes } from '../shared/capability.js';
import { DIRECTING } from '../shared/posts.js';
import { anyOf, LEADERS, ofItsOffice, ofItsZone, type Right } from '../shared/rights.js';
import {
  AcknowledgeInstruction,
  GiveInstruction,
  type MajorMatterCommands,
  NoteMajorMatter,
  ReportMajorMatter,
  RequestInstruction,
  WriteMajorMatter,
} from './major-matter.commands.js';

const ITS_ZONE: readonly Right[] = [...ofItsZone(...DIRECTING), ...ofItsOffice('office-head')];

export const majorMatterRoutes: Routes<MajorMatterCommands> = {
  ReportMajorMatter: {
    body: ReportMajorMatter,
    post: 'major-matters',
    by: anyOf(...DIRECTING, 'office-head'),
    zh: '报告重大事项',
    en: 'Report a major matter',
  },
  NoteMajorMatter: {
    body: NoteMajorMatter,
    post: 'major-matters/told',
    by: anyOf(...DIRECTING, 'office-head'),
    zh: '登记已口头报告的重大事项',
    en: 'Note a major matter that was told by word of mouth',
  },
  WriteMajorMatter: {
    body: WriteMajorMatter,
    post: 'major-matters/:id/write',
    by: ITS_ZONE,
    zh: '补报书面报告',
    en: 'Write the report on a noted matter',
  },
  RequestInstruction: {
    body: RequestInstruction,
    post: 'major-matters/:id/request',
    by: ITS_ZONE,
    zh: '就重大事项请示',
    en: 'Request instructions on a major matter',
  },
  GiveInstruction: {
    body: GiveInstruction,
    post: 'major-matters/:id/instruct',
    by: LEADERS,
    zh: '批示重大事项',
    en: 'Give an instruction on a major matter',
  },
  AcknowledgeInstruction: {
    body: AcknowledgeInstruction,
    post: 'major-matters/:id/acknowledge',
    by: ITS_ZONE,
    zh: '签收批示',
    en: 'Acknowledge the instruction',
  },
};
