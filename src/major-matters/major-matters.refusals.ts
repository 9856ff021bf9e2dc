import type { Refusals } from '../shared/capability.js';

export const majorMatterRefusals: Refusals = {
  'major-matter.name-taken': { zh: '该编号下已有另一重大事项。', en: 'Another major matter has this name.' },
  'major-matter.unknown': { zh: '没有这一重大事项。', en: 'There is no such major matter.' },
  'major-matter.not-written': {
    zh: '该事项尚未书面报告。',
    en: 'The matter has not been reported in writing yet.',
  },
  'major-matter.out-of-order': {
    zh: '时间顺序有误：知悉（{known}）、口头报告（{told}）、书面报告（{written}）应依次在后。',
    en: 'Known at {known}, told at {told}, written at {written}: these must follow one another.',
  },
  'major-matter.told-to-no-leader': {
    zh: '口头报告对象“{person}”当日不是主要领导或分管领导。',
    en: '“{person}” was neither the principal leader nor a leader in charge when told.',
  },
  'major-matter.no-clue-number': {
    zh: '这些不是问题线索编号：{numbers}。',
    en: 'These are no numbers of clues: {numbers}.',
  },
  'major-matter.clue-by-number-only': {
    zh: '涉及问题线索的事项只填线索编号，不得写标题和内容。',
    en: 'A matter that is a clue gives its number and nothing else: no title, no facts.',
  },
  'major-matter.clue-in-set-words': {
    zh: '涉及问题线索的请示、批示只用规定用语（asks、orders），不得另写内容。',
    en: 'On a clue only the set words are asked and ordered (asks, orders), and none of one’s own.',
  },
  'major-matter.in-own-words': {
    zh: '请填写请示或者批示的内容；规定用语只用于问题线索。',
    en: 'Say what is asked or ordered; the set words are for clues alone.',
  },
  'major-matter.without-words': { zh: '请填写事项标题和情况。', en: 'Say what the matter is: title and facts.' },
  'major-matter.of-no-zone': { zh: '报告人不在任何协作区或对口联系室任职。', en: 'The reporter’s post is of no zone.' },
  'major-matter.already-asked': {
    zh: '已有一项请示尚待批示。',
    en: 'A request is waiting for its instruction already.',
  },
  'major-matter.own-report': {
    zh: '{person}是报告人，须由其他领导批示。',
    en: '{person} reported it; another leader instructs on it.',
  },
  'major-matter.no-instruction': {
    zh: '尚无批示可签收（{is}）。',
    en: 'There is no instruction to acknowledge ({is}).',
  },
};
