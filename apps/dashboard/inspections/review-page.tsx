import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useCommand } from '../api/command.js';
import { useNames } from '../api/names.js';
import { useRow } from '../api/rows.js';
import { shownInstant } from '../ledger/value.js';
import { Missing } from '../record/missing.js';
import { RecordHeader } from '../record/record-header.js';
import { Fault } from '../shell/broken.js';
import { useMoment } from '../shell/moment.js';
import { Findings } from './findings.js';
import { isWhole } from './shown.js';
import { differenceOf } from './text-difference.js';
import type { Version } from './report-versions.js';
import { useReportVersions } from './use-report-versions.js';
import './inspections.css';

/** A report beside its last version, and the director's word on it: agreed, or returned with the reason. */
export function ReviewPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const { asOf } = useMoment();
  const { data, error } = useRow('inspections', id);
  const { data: versions } = useReportVersions(id);
  if (data === undefined || versions === undefined) return <Missing error={error} />;
  const { row, etag } = data;
  const now = versions.at(-1);
  const before = versions.at(-2);
  return (
    <article>
      <RecordHeader kind={t('inspections.review.open')} number={id} title={row.title ?? id} />
      <p>
        <Link to={`/inspections/${id}`}>{t('inspections.review.whole')}</Link>
      </p>
      {now === undefined ? (
        <p>{t('inspections.review.none')}</p>
      ) : (
        <div className="versions">
          <section aria-labelledby="before">
            <h2 id="before">
              {before === undefined
                ? t('inspections.review.first')
                : t('inspections.review.version', { round: before.round })}
            </h2>
            {before && <Old version={before} />}
            {before === undefined && isWhole(row) && <Findings row={row} />}
          </section>
          <section aria-labelledby="now">
            <h2 id="now">{t('inspections.review.version', { round: now.round })}</h2>
            <New version={now} before={before} />
          </section>
        </div>
      )}
      {row.state === 'report-submitted' && asOf === undefined && <Decision id={id} etag={etag} />}
      {before !== undefined && isWhole(row) && <Findings row={row} />}
    </article>
  );
}

function By({ version }: { readonly version: Version }) {
  const { nameOf } = useNames();
  return (
    <p className="quiet">
      {shownInstant(version.at)} {nameOf(version.by, 'persons')}
    </p>
  );
}

function Old({ version }: { readonly version: Version }) {
  const { t } = useTranslation();
  return (
    <>
      <By version={version} />
      <p className="text">{version.situation}</p>
      <h3>{t('inspections.report.proposals')}</h3>
      <p className="text">{version.proposals}</p>
      {version.returned !== undefined && (
        <p className="warning">{t('inspections.review.wasReturned', { reason: version.returned })}</p>
      )}
    </>
  );
}

function New({ version, before }: { readonly version: Version; readonly before: Version | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      <By version={version} />
      <Changed before={before?.situation} now={version.situation} />
      <h3>{t('inspections.report.proposals')}</h3>
      <Changed before={before?.proposals} now={version.proposals} />
    </>
  );
}

/** A text with what came and what went since its last version. */
function Changed({ before, now }: { readonly before: string | undefined; readonly now: string }) {
  if (before === undefined) return <p className="text">{now}</p>;
  return (
    <p className="text">
      {differenceOf(before, now).map(({ is, text }, place) =>
        // Stretches have no name but their place.
        is === 'added' ? <ins key={place}>{text}</ins> : is === 'removed' ? <del key={place}>{text}</del> : text,
      )}
    </p>
  );
}

/** One word, two ways to use it: the opinion with which it goes on, or the reason for which it goes back. */
function Decision({ id, etag }: { readonly id: string; readonly etag: string | undefined }) {
  const { t } = useTranslation();
  const goTo = useNavigate();
  const command = useCommand(() => void goTo(`/inspections/${id}`));
  const [said, say] = useState('');
  // Each of the two is an intent of its own.
  const [keys] = useState(() => ({ ReviewReport: crypto.randomUUID(), ReturnReport: crypto.randomUUID() }));
  const decide = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement;
    const name = button.value as keyof typeof keys;
    const body = name === 'ReviewReport' ? { opinion: said } : { reason: said };
    command.mutate({ name, params: { id }, body, etag, key: keys[name] });
  };
  return (
    <form onSubmit={decide} className="decision">
      <label className="field">
        <span>{t('inspections.review.word')}</span>
        <textarea rows={3} required maxLength={1000} value={said} onChange={({ target }) => say(target.value)} />
      </label>
      <Fault error={command.error} />
      <div className="tools">
        <button type="submit" className="primary" value="ReviewReport" disabled={command.isPending}>
          {t('inspections.review.agree')}
        </button>
        <button type="submit" value="ReturnReport" disabled={command.isPending}>
          {t('inspections.review.return')}
        </button>
      </div>
    </form>
  );
}
