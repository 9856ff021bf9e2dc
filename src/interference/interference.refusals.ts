import type { Refusals } from '../shared/capability.js';

/** None of them has a fact: what was tried must not come back in an answer, nor in a log of answers. */
export const interferenceRefusals: Refusals = {
  'interference.in-words': {
    zh: '过问干预登记不得填写依据和代为登记人，请写在事项本身。',
    en: 'A record of interference has no basis and nobody on whose behalf: say it in the record itself.',
  },
  'interference.recorded-already': {
    zh: '该登记已封存，不得改动；补充情况请另行登记。',
    en: 'This record is sealed as it is; what is to be added is a record of its own.',
  },
  'interference.not-yet-tried': { zh: '过问时间晚于现在。', en: 'It would have been tried later than now.' },
};
