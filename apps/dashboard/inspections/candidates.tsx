import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../api/names.js';
import { useCodeWords } from '../words/code-words.js';
import { useSaid } from '../words/i18n.js';
import type { Candidates } from './team-page.js';

export type Candidate = Candidates['rows'][number];

interface Props {
  readonly rows: readonly Candidate[];
  /** What can be chosen, as column heads, and the control of each for a person. */
  readonly choices: readonly { readonly name: string; readonly of: (candidate: Candidate) => ReactNode }[];
}

/** Everybody who could go, those who may first, each with what he has in hand and the reason for or against. */
export function CandidateTable({ rows, choices }: Props) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const said = useSaid();
  const words = useCodeWords('dispatch-board');
  return (
    <div className="wide">
      <table>
        <thead>
          <tr>
            {choices.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">{t('inspections.candidate.person')}</th>
            <th scope="col">{t('inspections.candidate.from')}</th>
            <th scope="col">{t('inspections.candidate.held')}</th>
            <th scope="col">{t('inspections.candidate.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((candidate) => (
            <tr key={candidate.person}>
              {choices.map(({ name, of }) => (
                <td key={name}>{of(candidate)}</td>
              ))}
              <th scope="row">{candidate.name}</th>
              <td>{candidate.home === null ? words('as', candidate.as) : nameOf(candidate.home, 'bodies')}</td>
              <td>
                {candidate.matters.length === 0
                  ? t('inspections.candidate.none')
                  : candidate.matters.map((matter) => (
                      <div key={matter}>
                        <Link to={`/inspections/${matter}`}>{matter}</Link>
                      </div>
                    ))}
              </td>
              <td className={candidate.recommended ? (candidate.overLimit ? 'over' : undefined) : 'fault'}>
                {said(candidate.reason)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
