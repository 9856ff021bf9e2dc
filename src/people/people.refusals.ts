import type { Refusals } from '../shared/capability.js';

export const peopleRefusals: Refusals = {
  'people.name-taken': {
    zh: '人员编号 {person} 已登记为“{name}”，不能改登他人。',
    en: 'Person {person} is already registered as {name}.',
  },
  'people.unknown': { zh: '人员 {person} 未登记。', en: 'Person {person} is not registered.' },
  'people.post-of-what': {
    zh: '职务 {post} 须说明所属（{of}）。',
    en: 'Post {post} must say which {of} it belongs to.',
  },
  'people.post-of-county': {
    zh: '职务 {post} 属于全县，不得填写所属。',
    en: 'Post {post} belongs to the whole county.',
  },
  'people.already-in-post': {
    zh: '{person} 在该日已任此职务 {post}。',
    en: '{person} already holds {post} on that day.',
  },
  'people.post-taken': {
    zh: '职务 {post} 现由 {name}（{person}）担任，须先免职。',
    en: 'Post {post} is held by {name} ({person}); it must be ended first.',
  },
  'people.appoints-himself': { zh: '不得任命自己（{person}）。', en: 'Nobody appoints himself or herself ({person}).' },
  'people.administrators-by-the-leader': {
    zh: '{post} 须由主要领导任命。',
    en: 'Only the principal leader appoints to {post}.',
  },
  'people.administrators-separate': {
    zh: '{person} 已任 {post}：系统、安全、审计三类管理员须由不同的人担任。',
    en: '{person} is {post}: system, security and audit must be administered by three persons.',
  },
  'people.not-in-post': { zh: '{person} 未担任职务 {post}。', en: '{person} does not hold {post}.' },
  'people.ends-before-start': {
    zh: '免职日期 {until} 早于任职日期 {from}。',
    en: 'The post began on {from}; it cannot end on {until}.',
  },
};
