/** A slip in paperwork, of a kind that harms nobody, and how it is mended. All the demo ever finds. */
export interface Slip {
  readonly kind: string;
  readonly facts: string;
  readonly measures: readonly string[];
  readonly progress: string;
  readonly disposal: string;
  readonly seen: string;
  readonly missing: string;
}

export const SLIPS: readonly Slip[] = [
  {
    kind: '台账登记不全',
    facts: '办公用品领用台账有两笔未填领用日期。',
    measures: ['补填领用日期并由经办人签字', '领用台账改为按月核对'],
    progress: '已补填两笔领用日期，正在逐月核对。',
    disposal: '两笔领用日期已补填，按月核对制度已执行一个月。',
    seen: '抽查领用台账，要素齐全。',
    missing: '按月核对的签字栏仍为空白。',
  },
  {
    kind: '报销附件不齐',
    facts: '三份差旅报销单未附审批单复印件，审批单另存于综合办。',
    measures: ['补附审批单复印件', '报销前由综合办核对附件清单'],
    progress: '已补附两份，余一份正在调档。',
    disposal: '三份附件均已补齐，附件清单已启用。',
    seen: '调阅三份报销单，附件齐全。',
    missing: '一份报销单所附复印件未加盖核对章。',
  },
  {
    kind: '会议记录补签',
    facts: '一次例会记录由缺席人员事后补签，未注明补签日期。',
    measures: ['注明补签日期', '会议记录当日签字确认'],
    progress: '补签日期已注明，新格式记录本已启用。',
    disposal: '补签日期已注明，其后四次会议均为当日签字。',
    seen: '查看近四次会议记录，签字日期一致。',
    missing: '仍有一次会议记录隔日签字。',
  },
  {
    kind: '公示更新不及时',
    facts: '公开栏季度公示晚于规定时间五天更新。',
    measures: ['明确公示责任人', '季度末提前三天准备公示材料'],
    progress: '责任人已明确，下季度材料已在准备。',
    disposal: '本季度公示按期更新，责任人已上栏。',
    seen: '现场查看公开栏，公示在期限内。',
    missing: '公开栏更新日期未标注。',
  },
  {
    kind: '值班记录不规范',
    facts: '节日值班表与值班记录有一处人员不一致，未写换班说明。',
    measures: ['补写换班说明', '换班须事先登记'],
    progress: '换班说明已补写，换班登记单已印发。',
    disposal: '换班说明已补齐，换班登记已执行。',
    seen: '抽查值班表与记录，一致。',
    missing: '换班登记单缺带班人签字。',
  },
  {
    kind: '出车登记漏填',
    facts: '出车登记本两次漏填返回里程。',
    measures: ['按行车记录补填里程', '驾驶员交车时当面登记'],
    progress: '里程已按记录补填，交车登记已试行。',
    disposal: '两次里程已补填，交车登记连续执行四周。',
    seen: '核对出车登记与里程表，相符。',
    missing: '有一次返回时间未填。',
  },
  {
    kind: '询价资料不齐',
    facts: '一次零星采购询价单缺一家报价的盖章件，电子报价已存。',
    measures: ['补取盖章报价单', '零星采购资料一单一卷'],
    progress: '盖章报价单已联系补取。',
    disposal: '盖章报价单已归卷，一单一卷已执行。',
    seen: '调阅采购卷，资料齐全。',
    missing: '卷内目录未更新。',
  },
  {
    kind: '档案归集滞后',
    facts: '上季度会议材料未按时移交档案室。',
    measures: ['移交上季度材料', '按季度列移交清单'],
    progress: '材料已整理，移交清单在核对。',
    disposal: '上季度材料已移交，清单双方签字。',
    seen: '查看移交清单与档案柜，一致。',
    missing: '移交清单缺接收人签字。',
  },
  {
    kind: '学习签到不完整',
    facts: '一次集中学习签到表缺两人签字，请假条未附。',
    measures: ['补附请假条', '签到与请假一表登记'],
    progress: '请假条已找到一份，另一份在补。',
    disposal: '请假条已补附，新签到表已启用。',
    seen: '抽查两次学习签到，齐全。',
    missing: '补附的请假条缺批准人签字。',
  },
  {
    kind: '制度更新滞后',
    facts: '内部管理制度一处引用的文件名称未按新文件更新。',
    measures: ['修订引用条款', '每半年清理一次内部制度'],
    progress: '修订稿已征求意见。',
    disposal: '修订稿已印发，清理计划已列入年度安排。',
    seen: '查看印发稿，引用名称已更新。',
    missing: '旧版制度仍挂在公示栏。',
  },
  {
    kind: '资产标签脱落',
    facts: '三件办公设备资产标签脱落，账物可以对应。',
    measures: ['补贴资产标签', '年中盘点一次'],
    progress: '标签已补打两件。',
    disposal: '三件标签均已补贴，盘点表已存。',
    seen: '现场核对三件设备，标签与账一致。',
    missing: '一件设备标签编号与账不一致。',
  },
  {
    kind: '来访登记要素不全',
    facts: '来访登记表两条未填回复日期，回复函已发出。',
    measures: ['补填回复日期', '登记表增加回复栏提醒'],
    progress: '回复日期已补填，新表在印制。',
    disposal: '回复日期已补填，新登记表已启用。',
    seen: '抽查登记表，要素齐全。',
    missing: '新表未在窗口启用。',
  },
];

/** Where: parts of units that exist nowhere. */
export const PLACES: readonly string[] = [
  '示范综合办（虚构）',
  '示范服务窗口（虚构）',
  '示范一组（虚构）',
  '示范二组（虚构）',
  '示范工作站（虚构）',
  '示范保障中心（虚构）',
];

export const CHOSEN: readonly string[] = ['该单位未设派驻机构，按就近原则转办', '该单位未列明对口派驻组，由党风室指定'];
export const LATER: readonly string[] = [
  '调档需要时间，同意延期',
  '与年中盘点合并进行，同意延期',
  '经办人员培训未归，同意延期',
];
export const INSTRUCTIONS: readonly string[] = [
  '同意。请党风室汇总共性问题。',
  '已阅。按程序转办，限期整改。',
  '请有关室跟踪整改，做好回头看。',
  '同意报告意见，注意为基层减负。',
];
export const OPINIONS: readonly string[] = [
  '事实清楚，同意报送。',
  '问题分类准确，同意报送。',
  '数据与登记一致，同意。',
];
export const RETURNS: readonly string[] = ['整改建议不够具体，请补充后再报。', '报告未写明检查方式，请补充。'];
export const METHODS: readonly string[] = [
  '听取情况介绍、查阅资料、实地查看、个别访谈。',
  '查阅台账凭证、抽查现场、走访群众。',
  '随机抽查、比对登记资料、现场核实。',
];
