import type { Refusals } from '../shared/capability.js';

export const clueRefusals: Refusals = {
  'clue.unknown': { zh: '没有此编号的问题线索。', en: 'There is no clue of this number.' },
  'clue.number-taken': {
    zh: '编号 {number} 已用于另一件问题线索。',
    en: 'Number {number} belongs to another clue.',
  },
  'clue.number-malformed': {
    zh: '线索编号 {number} 应为“年份-序号-流水号”，如 2026-3-017。',
    en: 'A clue is numbered year-zone-running number, such as 2026-3-017; {number} is not.',
  },
  'clue.zone-unknown': { zh: '没有协作区 {zone}。', en: 'There is no zone {zone}.' },
  'clue.inspection-unknown': { zh: '没有监督检查 {inspection}。', en: 'There is no inspection {inspection}.' },
  'clue.inspection-of-another-zone': {
    zh: '监督检查 {inspection} 由 {zone} 承担，线索应由该协作区封存。',
    en: 'Inspection {inspection} is carried out by {zone}, which seals what it finds.',
  },
  'clue.not-on-the-team': {
    zh: '{person} 不在该检查组，或已回避。',
    en: '{person} is not on the team of that inspection, or is barred from it.',
  },
  'clue.envelope-differs-from-finding': {
    zh: '封件校验值与检查中记录的不一致。',
    en: 'The envelope is not the one that the finding of the inspection names.',
  },
  'clue.taken-in-centrally': {
    zh: '巡视巡察和其他机关移交的问题线索由案件监督管理室统一受理，协作区不得接收。',
    en: 'Clues from inspection tours and other bodies are taken in by the Case Office alone.',
  },
  'clue.sealed-before-noticed': {
    zh: '封存时间早于发现时间 {noticedAt}。',
    en: 'It was noticed at {noticedAt} and cannot have been sealed before.',
  },
  'clue.before-the-last-step': {
    zh: '时间早于上一环节（{since}）。',
    en: 'The last step was at {since}; this one cannot have been before it.',
  },
  'clue.nothing-to-reseal': {
    zh: '只有因封口破损、校验值或编号不符被退回的线索才能重新封存。',
    en: 'Only a clue returned for its envelope, hash or number is sealed again.',
  },
  'clue.reseal-first': { zh: '被退回的封件须先重新封存。', en: 'The returned envelope must be sealed again first.' },
  'clue.refer-as-issue': {
    zh: '案件监督管理室认定不属于问题线索，请按其他问题报送党风政风监督室。',
    en: 'The Case Office found it to be no clue: refer it to the Conduct Office as another problem.',
  },
  'clue.not-the-holder': {
    zh: '封件现由 {holder} 保管，只有保管人可以办理。',
    en: '{holder} has custody of the envelope; only the custodian may do this.',
  },
  'clue.under-way': {
    zh: '封件已由 {sender} 移送，案件监督管理室尚未签收。',
    en: '{sender} has sent it; the Case Office has not received it yet.',
  },
  'clue.not-under-way': { zh: '此线索不在移送途中。', en: 'This clue is not under way.' },
  'clue.received-already': {
    zh: '案件监督管理室已签收，回执 {receipt}。',
    en: 'The Case Office has received it, receipt {receipt}.',
  },
  'clue.signs-twice': {
    zh: '交接须双人办理：{person} 不能兼作第二人。',
    en: 'A hand-over takes two persons on either side: {person} cannot sign a second time.',
  },
  'clue.witness-without-post': {
    zh: '见证人 {person} 当日未任纪检监察职务。',
    en: 'The witness {person} holds no post of the commissions on that day.',
  },
  'clue.receiver-sent-it': {
    zh: '{person} 参与了移送，不能办理签收或退回。',
    en: '{person} took part in sending it and cannot receive or return it.',
  },
  'clue.second-not-of-case-office': {
    zh: '签收第二人 {person} 当日不是案件监督管理室人员。',
    en: 'The second signer {person} is not of the Case Office on that day.',
  },
  'clue.envelope-differs': {
    zh: '封件校验值与封存登记不一致，不得签收，应予退回。',
    en: 'The envelope is not the one that was sealed: it cannot be received and must be returned.',
  },
  'clue.which-hash-was-found': {
    zh: '仅在以校验值不符退回时，须填写所见校验值，且须与登记不同。',
    en: 'A return for a differing hash, and no other, says which hash was found.',
  },
  'clue.not-found-to-be-none': {
    zh: '只有被认定不属于问题线索而退回的封件才能这样了结。',
    en: 'Only what was returned as no clue is closed so.',
  },
  'clue.not-at-this-step': {
    zh: '线索现处于“{is}”环节，不能办理此事。',
    en: 'The clue is at the step “{is}”; this cannot be done now.',
  },
  'clue.recused': {
    zh: '{person} 已回避此线索。',
    en: '{person} is recused from this clue.',
  },
  'clue.passing': {
    zh: '封件由 {sender} 移交，尚未签收。',
    en: '{sender} has sent the envelope on; it has not been received yet.',
  },
  'clue.approves-own-proposal': {
    zh: '{person} 不能批准自己提出或参与的事项。',
    en: '{person} cannot approve what he proposed or took part in.',
  },
  'clue.unit-unknown': {
    zh: '没有被监督单位 {units}。',
    en: 'There is no inspected unit {units}.',
  },
  'clue.conflict': {
    zh: '应当回避：{grounds}。',
    en: 'Barred by recusal: {grounds}.',
  },
  'clue.no-such-body': {
    zh: '没有承办单位 {body}。',
    en: 'There is no body {body} that could handle it.',
  },
  'clue.body-of-the-unit': {
    zh: '{body} 设在或驻在线索涉及的单位，不得承办。',
    en: '{body} is seated in a unit that the clue touches and cannot handle it.',
  },
  'clue.handler-not-of-the-body': {
    zh: '{person} 当日不在承办单位 {body}。',
    en: '{person} does not work in {body} on that day.',
  },
  'clue.no-colleague': {
    zh: '只能移交本单位其他人员，{person} 不是。',
    en: 'It is passed on to a colleague of the same body alone, which {person} is not.',
  },
  'clue.sent-to-another': {
    zh: '封件移交的是他人。',
    en: 'The envelope was sent to somebody else.',
  },
  'clue.second-not-of-the-body': {
    zh: '签收第二人 {person} 当日不是接收单位人员。',
    en: 'The second signer {person} is not of the receiving body on that day.',
  },
  'clue.recusal-of-another': {
    zh: '他人的回避由主要领导或案件监督管理室主任决定。',
    en: 'Whether somebody else must recuse is decided by the principal leader or the head of the Case Office.',
  },
  'clue.not-what-was-approved': {
    zh: '已批准的是“{approved}”，不能办理此事。',
    en: 'What was approved is “{approved}”, not this.',
  },
  'clue.not-sent-out': {
    zh: '封件尚未移出。',
    en: 'The envelope has not been sent out yet.',
  },
  'clue.joined-to-itself': {
    zh: '线索不能并入自身。',
    en: 'A clue is not joined to itself.',
  },
  'clue.cannot-be-joined-to': {
    zh: '线索 {to} 不存在、尚未签收或已办结，不能并入。',
    en: 'Clue {to} does not exist, was not received, or is over: nothing is joined to it.',
  },
  'clue.disposal-cannot-follow': {
    zh: '此时不能提出“{disposal}”。',
    en: 'The disposal “{disposal}” cannot follow now.',
  },
  'clue.verification-not-at-this-step': {
    zh: '核查现处于“{is}”环节，不能办理此事。',
    en: 'The verification is at the step “{is}”; this cannot be done now.',
  },
  'clue.verification-under-way': {
    zh: '已确定核查人员，无须另提名单。',
    en: 'It is settled who verifies; no other list is needed.',
  },
  'clue.verified-by-two': {
    zh: '核查人员不得少于 {least} 人。',
    en: 'A verification takes {least} persons or more.',
  },
  'clue.leader-not-on-the-list': {
    zh: '负责人 {leader} 不在名单之内。',
    en: 'The leader {leader} is not on the list.',
  },
  'clue.kind-without-zone': {
    zh: '只有交协作区核查的才须说明类别。',
    en: 'A kind is said of what is entrusted to a zone alone.',
  },
  'clue.entrusted-by-the-case-office': {
    zh: '交协作区核查由案件监督管理室提出。',
    en: 'Only the Case Office proposes to entrust a zone.',
  },
  'clue.not-of-the-four-kinds': {
    zh: '交协作区核查的线索须属于上级转办、领导交办督办、群众反映强烈和社会影响较大、案情疑难复杂之一。',
    en: 'A zone is entrusted with a clue of one of four kinds alone: from above, assigned by leaders, strong public reaction and wide effect, difficult and complex.',
  },
  'clue.verifier-from-elsewhere': {
    zh: '{persons} 当日不属于承担核查的协作区或单位。',
    en: '{persons} are not of the zone or body that is to verify on that day.',
  },
  'clue.verifier-recused': {
    zh: '{persons} 已回避，须另定核查人员名单。',
    en: '{persons} must recuse: there must be another list first.',
  },
  'clue.not-on-the-sealed-list': {
    zh: '{person} 不在核查人员名单之内。',
    en: '{person} is not on the sealed list.',
  },
};
