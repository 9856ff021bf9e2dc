import type { Refusals } from '../shared/capability.js';

export const arrangementRefusals: Refusals = {
  'table.faulty': {
    zh: '协作区安排表有 {count} 处错误，未载入任何内容。',
    en: 'The zone table has {count} faults; nothing was loaded.',
  },
  'table.zone-twice': {
    zh: '协作区编号 {what} 重复（首次见 {first}）。',
    en: 'Zone {what} stands twice (first at {first}).',
  },
  'table.no-twice': {
    zh: '序号 {what} 重复（首次见 {first}）。',
    en: 'Number {what} stands twice (first at {first}).',
  },
  'table.office-twice': {
    zh: '对口室 {what} 对应两个协作区（首次见 {first}）。',
    en: 'Office {what} is the counterpart of two zones (first at {first}).',
  },
  'table.person-twice': {
    zh: '特约监察员 {what} 安排了两次（首次见 {first}）。',
    en: 'Special supervisor {what} is allotted twice (first at {first}).',
  },
  'table.entry-twice': {
    zh: '“{what}”的编号出现两次（首次见 {first}）：每个单位只能属于一个协作区。',
    en: 'The id of {what} stands twice (first at {first}): each unit belongs to exactly one zone.',
  },
  'table.name-twice': {
    zh: '“{what}”出现两次（首次见 {first}）：每个单位只能属于一个协作区。',
    en: '{what} stands twice (first at {first}): each unit belongs to exactly one zone.',
  },
  'table.commission-has-one-seat': {
    zh: '“{what}”须且只须注明一个所在乡镇。',
    en: '{what} must name exactly one township as its seat.',
  },
  'table.text-order-differs': {
    zh: '“{what}”正文中列出的机构与表中不一致。',
    en: 'The bodies of {what} in the text differ from those in the table.',
  },
  'table.host-unknown': {
    zh: '“{what}”所在（派驻）单位 {host} 不在表中。',
    en: '{what} is hosted by {host}, which is not in the table.',
  },
  'zone.established-already': { zh: '协作区已经设立，不能再次载入。', en: 'The zones are established already.' },
  'zone.reviewed-by-the-same-person': {
    zh: '安排表须由载入人以外的人核对。',
    en: 'The table must be reviewed by somebody else than who loads it.',
  },
  'zone.unknown': { zh: '没有协作区 {zone}。', en: 'There is no zone {zone}.' },
  'zone.office-unknown': { zh: '没有对口室 {office}。', en: 'There is no counterpart office {office}.' },
  'zone.body-unknown': { zh: '没有纪检监察机构 {body}。', en: 'There is no discipline body {body}.' },
  'zone.has-director': {
    zh: '协作区 {zone} 已有主任（{person}），须先免去。',
    en: 'Zone {zone} has a director ({person}), who must be relieved first.',
  },
  'zone.not-standing-member': {
    zh: '{person} 在 {day} 不是县纪委常委（监委委员），不能任协作区主任。',
    en: '{person} is no standing committee member on {day} and cannot direct a zone.',
  },
  'zone.directs-another': { zh: '{person} 已任协作区 {zone} 主任。', en: '{person} already directs zone {zone}.' },
  'zone.relieved-before-appointed': {
    zh: '免职日期 {until} 早于任职日期 {from}。',
    en: 'Appointed from {from}; cannot be relieved on {until}.',
  },
  'zone.head-before-the-last': {
    zh: '对口室 {office} 现任主任自 {from} 起任职，不能登记更早的。',
    en: 'The head of office {office} began on {from}; an earlier one cannot be recorded.',
  },
  'zone.has-liaison': {
    zh: '对口室 {office} 已有联络员（{person}），请用“更换联络员”。',
    en: 'Office {office} has a liaison officer ({person}); replace instead.',
  },
  'zone.no-liaison': { zh: '对口室 {office} 尚无联络员。', en: 'Office {office} has no liaison officer to replace.' },
  'zone.not-of-office': {
    zh: '{person} 不是对口室 {office} 的干部。',
    en: '{person} is no official of office {office}.',
  },
  'zone.supervisor-not-in-term': {
    zh: '{person}在{day}不在特约监察员任期内，请先聘任。',
    en: '{person} is not in a term as special supervisor on {day}: appoint first.',
  },
  'zone.supervisor-elsewhere': {
    zh: '特约监察员 {person} 已安排在协作区 {zone}。',
    en: 'Special supervisor {person} is allotted to zone {zone}.',
  },
  'zone.member-elsewhere': {
    zh: '{person} 已是协作区 {zone} 的成员，请用“调整成员”。',
    en: '{person} is a member of zone {zone}; reassign instead.',
  },
  'zone.home-elsewhere': {
    zh: '“{home}”当日不属于协作区 {zone}。',
    en: '{home} does not belong to zone {zone} on that day.',
  },
  'zone.no-qualifying-post': {
    zh: '{person} 在 {day} 未在“{home}”任职，不能作为协作区成员。',
    en: '{person} holds no post in {home} on {day} that makes a zone member.',
  },
  'zone.not-a-member': { zh: '{person} 不是协作区成员。', en: '{person} is not a zone member.' },
  'zone.leaves-before-joining': {
    zh: '日期 {until} 早于加入日期 {from}。',
    en: 'Joined on {from}; cannot leave on {until}.',
  },
  'zone.keeps-unknown-work': {
    zh: '{person} 没有这些未结事项：{items}。',
    en: '{person} has no such open work: {items}.',
  },
  'zone.successor-not-a-member': {
    zh: '接手人 {successor} 须是协作区 {zone} 的另一名成员。',
    en: 'The successor {successor} must be another member of zone {zone}.',
  },
  'zone.not-in-handover': {
    zh: '交接单 {handover} 中没有事项 {item}。',
    en: 'Hand-over {handover} has no item {item}.',
  },
  'zone.composition-in-the-past': {
    zh: '生效日期 {from} 早于 {today}：组成调整不得追溯。',
    en: 'The composition cannot change from {from}, before {today}.',
  },
  'zone.neither-body-nor-unit': {
    zh: '{member} 既不是纪检监察机构，也不是被监督检查单位。',
    en: '{member} is neither a discipline body nor an inspected unit.',
  },
  'zone.office-of-another': {
    zh: '{office} 已是协作区 {zone} 的对口室：一个协作区对应一个室。',
    en: 'Office {office} is the counterpart of zone {zone}: one zone, one office.',
  },
  'zone.office-without-zone': {
    zh: '{office} 现在不是任何协作区的对口室。',
    en: 'Office {office} is no zone’s counterpart now.',
  },
  'zone.id-taken': {
    zh: '协作区编号 {zone} 已经用过，不再使用。',
    en: 'The id {zone} has been used for a zone and is not given again.',
  },
  'zone.number-or-name-taken': {
    zh: '协作区 {zone} 已用此序号或名称。',
    en: 'Zone {zone} has this number or name.',
  },
  'zone.member-in-no-zone': {
    zh: '“{member}”当日不在任何协作区，请用“划入协作区”。',
    en: '{member} is in no zone on that day; assign it instead.',
  },
  'zone.tasks-open': {
    zh: '{zone} 尚有未办结的任务：{tasks}。',
    en: '{zone} has tasks that are not closed: {tasks}.',
  },
  'zone.not-all-moved': {
    zh: '撤销 {zone} 须同时安排：{members}。',
    en: 'Dissolving {zone} leaves these nowhere: {members}.',
  },
  'zone.moves-what-is-elsewhere': {
    zh: '这些不属于 {zone}：{members}。',
    en: 'These do not belong to {zone}: {members}.',
  },
  'zone.awaits-members': {
    zh: '已决定以后划入 {zone} 的有：{members}，须先另行调整。',
    en: 'It is decided that these come to {zone} later: {members}; adjust that first.',
  },
  'zone.handover-open': {
    zh: '{zone} 尚有未办完的交接：{handovers}。',
    en: 'Hand-overs of {zone} are still open: {handovers}.',
  },
  'handover.unknown': { zh: '没有交接单 {handover}。', en: 'There is no hand-over {handover}.' },
  'handover.accepted-already': {
    zh: '事项 {item} 已由 {by} 接收。',
    en: '{by} has accepted {item} already.',
  },
  'handover.contested': {
    zh: '{by} 对接收事项 {item} 提出异议，须先另行指定接手人。',
    en: '{by} has contested {item}; somebody must be named anew first.',
  },
  'handover.term-running': {
    zh: '交接期限至 {due}，期满方可免予交接。',
    en: 'The term of the hand-over runs until {due}; it can be excused only after that.',
  },
  'unit.unknown': { zh: '没有单位 {unit}。', en: 'There is no unit {unit}.' },
  'unit.id-taken': { zh: '编号 {unit} 已被使用。', en: 'The id {unit} is taken.' },
  'unit.name-taken': {
    zh: '名称或别名“{name}”已属于 {unit}。',
    en: 'The name or alias {name} belongs to {unit}.',
  },
  'unit.category-missing': {
    zh: '被监督检查单位“{name}”须写明类别，且不写驻在单位。',
    en: 'An inspected unit ({name}) has a category, and no hosts.',
  },
  'unit.in-a-zone': {
    zh: '“{unit}”已在（或将划入）协作区 {zone}，请用“调整组成”。',
    en: '{unit} is in zone {zone}, or is to be; adjust the composition instead.',
  },
  'unit.not-standing': {
    zh: '“{unit}”不是现存的独立单位（已并入、撤销或属于其他单位）。',
    en: '{unit} does not stand on its own: merged, ended, or part of another.',
  },
  'unit.renamed-since': {
    zh: '自 {from} 起已改称“{unit}”，不能登记更早的更名。',
    en: 'It is called {unit} from {from}; an earlier renaming cannot be recorded.',
  },
  'unit.part-of-itself': { zh: '{unit} 不能归入自身。', en: '{unit} cannot be part of itself.' },
  'unit.name-missing': { zh: '新单位 {unit} 须写明名称。', en: '{unit} is not known yet and needs a name.' },
  'unit.has-parts': {
    zh: '“{unit}”下还有所属单位，须先分出。',
    en: '{unit} has parts, which must be detached first.',
  },
  'unit.no-part': { zh: '{unit} 不是任何单位的所属单位。', en: '{unit} is no part of a unit.' },
  'unit.in-no-zone': {
    zh: '“{unit}”不在任何协作区，不能并入。',
    en: '{unit} is in no zone; nothing can be merged into it.',
  },
  'unit.has-members': {
    zh: '“{unit}”还有协作区成员：{persons}。',
    en: '{unit} is still the home of members: {persons}.',
  },
  'unit.is-a-seat': {
    zh: '“{unit}”是 {bodies} 的所在地。',
    en: '{unit} is the seat of {bodies}.',
  },
  'unit.no-group': { zh: '{group} 不是现存的派驻纪检监察组。', en: '{group} is no dispatched group at work.' },
  'zone.moved-twice': {
    zh: '同一单位不能在一次调整中出现两次。',
    en: 'A member may stand only once in one adjustment.',
  },
};
