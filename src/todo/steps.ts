/** What somebody has to do next, in the words of the routes. */
export const STEPS = {
  'decide-plan-item': { zh: '审批计划事项', en: 'Decide on a plan item' },
  'assign-task': { zh: '交办任务', en: 'Assign the task' },
  'receive-task': { zh: '签收任务', en: 'Receive the task' },
  'form-team': { zh: '组建监督检查组', en: 'Form the inspection team' },
  'set-work-plan': { zh: '制定工作方案', en: 'Set the work plan' },
  'start-fieldwork': { zh: '开展检查', en: 'Start the fieldwork' },
  'complete-fieldwork': { zh: '完成检查', en: 'Complete the fieldwork' },
  'submit-report': { zh: '提交督查（调研）报告', en: 'Submit the inspection report' },
  'review-report': { zh: '审核报告', en: 'Review the report' },
  'present-report': { zh: '报送主要领导', en: 'Present the report to the principal leader' },
  'instruct-on-report': { zh: '阅批报告', en: 'Read and instruct on the report' },
  'close-task': { zh: '办结任务', en: 'Close the task' },
  'replace-member': { zh: '更换应回避的组员', en: 'Replace the recused member' },
  'transfer-clue': { zh: '移送问题线索', en: 'Transfer the clue' },
  'acknowledge-clue': { zh: '签收问题线索', en: 'Acknowledge the clue' },
  'forward-issue': { zh: '转办问题', en: 'Forward the issue' },
  'accept-issue': { zh: '接收问题', en: 'Accept the issue' },
  'plan-rectification': { zh: '制定整改方案', en: 'Set the rectification plan' },
  'claim-rectified': { zh: '整改并申请销号', en: 'Rectify, and claim it done' },
  'verify-rectification': { zh: '核验整改', en: 'Verify the rectification' },
  'return-rectification': { zh: '退回继续整改', en: 'Return it for further rectification' },
  'close-issue': { zh: '销号', en: 'Close the issue' },
  'accept-handover': { zh: '接收交接事项', en: 'Accept what is handed over' },
  'record-back-check': { zh: '办理倒查', en: 'Record the back-check' },
} as const;

export type Step = keyof typeof STEPS;
