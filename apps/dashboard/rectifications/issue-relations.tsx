import { useTranslation } from 'react-i18next';
import { useRows } from '../api/rows.js';
import { useNames } from '../api/names.js';
import { CommandButton } from '../record/command-button.js';
import { Relations } from '../record/relations.js';
import { useHolds } from '../shell/holds.js';
import { useRights } from '../shell/rights.js';
import type { Issue } from './life.js';

/** What an issue has to do with others: where it was found, what it is an instance of, who was reminded of it, and what came before at the same unit. */
export function IssueRelations({ row }: { readonly row: Issue }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const { may } = useRights();
  const conduct = useHolds({ post: 'conduct-office-head' }, { post: 'conduct-office-official' });
  const { rows: notices = [] } = useRows(
    'follow-ups',
    { about: 'issue', record: row.number },
    { enabled: may('follow-ups') },
  );
  const { rows: problems = [] } = useRows(
    'common-problems',
    {},
    { enabled: may('common-problems') && (row.commonProblems ?? []).length > 0 },
  );
  const { rows: ofUnit } = useRows('issues', { unit: row.unit! }, { enabled: row.unit !== undefined });
  const others = ofUnit?.filter(({ number }) => number !== row.number).length;
  const to = (page: string, id: string) => `/${page}/${encodeURIComponent(id)}`;
  const titleOf = (id: string) => problems.find((problem) => problem.id === id)?.title ?? id;
  return (
    <>
      <Relations
        relations={[
          {
            label: t('rectifications.relation.inspection'),
            links:
              row.inspection === undefined ? [] : [{ to: to('inspections', row.inspection), text: row.inspection }],
          },
          {
            label: t('rectifications.relation.common'),
            links: (may('common-problems') ? (row.commonProblems ?? []) : []).map((id) => ({
              to: to('common-problems', id),
              text: titleOf(id),
            })),
          },
          {
            label: t('rectifications.relation.followUps'),
            links: notices.map(({ id, matter, body }) => ({
              to: to('follow-ups', id),
              text: matter ?? (body === null ? id : nameOf(body, 'bodies')),
            })),
          },
          {
            label: t('rectifications.relation.unit'),
            ...(others !== undefined && {
              count: { number: others, to: `/issues?unit=${encodeURIComponent(row.unit!)}` },
            }),
          },
        ]}
      />
      {conduct && row.open && (
        <div className="actions">
          <CommandButton
            name="IssueFollowUpNotice"
            params={{}}
            given={{ about: 'issue', record: row.number }}
            label={t('rectifications.followUp')}
          />
        </div>
      )}
    </>
  );
}
