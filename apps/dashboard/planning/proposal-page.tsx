import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Problem } from '../api/client.js';
import { commands, type CommandInfo, useCommand } from '../api/command.js';
import { useEveryRow, useRow } from '../api/rows.js';
import { type Draft, emptyDraft, saidOf } from '../forms/draft.js';
import { Fields } from '../forms/fields.js';
import { Missing } from '../record/missing.js';
import { Fault } from '../shell/broken.js';
import { useSaid } from '../words/i18n.js';
import { SimilarToDraft } from './similar.js';

/** Writing a plan item, with what is like it beside: new at `/plan-items/new`, again at `/plan-items/:id/amend`. */
export function ProposalPage() {
  const { id } = useParams();
  const name = id === undefined ? 'ProposePlanItem' : 'AmendPlanItem';
  const { data: known } = useQuery({ queryKey: ['document', 'commands'], queryFn: commands, staleTime: Infinity });
  const { data: amended, error } = useRow('plan-items', id ?? '', { enabled: id !== undefined });
  const { data: all } = useEveryRow('plan-items');
  if (known === undefined || all === undefined || (id !== undefined && amended === undefined))
    return <Missing error={error} />;
  const years = [...new Set(all.map(({ year }) => year))].sort().reverse();
  if (amended === undefined) return <Proposal name={name} info={known[name]!} years={years} />;
  const { year, item, kind, title, reason, source, units, zones, campaign } = amended.row;
  return (
    <Proposal
      name={name}
      info={known[name]!}
      years={[year]}
      given={{ item, kind, title, reason, source, units, zones, campaign }}
      item={item}
      etag={amended.etag}
    />
  );
}

interface Props {
  readonly name: string;
  readonly info: CommandInfo;
  readonly years: readonly string[];
  readonly given?: Draft;
  readonly item?: string;
  readonly etag?: string | undefined;
}

function Proposal({ name, info, years, given, item, etag }: Props) {
  const { t } = useTranslation();
  const said = useSaid();
  const goTo = useNavigate();
  const [year, setYear] = useState(years[0] ?? '');
  const [draft, setDraft] = useState<Draft>(() => ({ ...emptyDraft(info.body), units: [], zones: [], ...given }));
  const [key] = useState(() => crypto.randomUUID());
  const command = useCommand(() => void goTo(`/plan-items/${year}-${item ?? String(draft['item']).trim()}`));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { units: [], zones: [], ...saidOf(info.body, draft) };
    command.mutate({ name, params: { id: year, ...(item !== undefined && { item }) }, body, etag, key });
  };

  const { error } = command;
  const list = (field: string) => ((draft[field] ?? []) as readonly string[]).filter((one) => one !== '');
  return (
    <>
      <h1>{said(info)}</h1>
      <div className="beside">
        <form onSubmit={submit}>
          {item === undefined && (
            <label className="field">
              <span>{t('planning.board.year')}</span>
              <select value={year} onChange={({ target }) => setYear(target.value)}>
                {years.map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </select>
            </label>
          )}
          <Fields
            schema={item === undefined ? info.body : withoutItem(info.body)}
            draft={draft}
            onChange={setDraft}
            faults={error instanceof Problem ? (error.body.errors ?? []) : []}
          />
          <Fault error={error} />
          <div className="tools">
            <button type="submit" className="primary" disabled={command.isPending}>
              {t('forms.send')}
            </button>
            <button type="button" onClick={() => void goTo(-1)}>
              {t('forms.cancel')}
            </button>
          </div>
        </form>
        <SimilarToDraft
          draft={{
            kind: typeof draft['kind'] === 'string' ? draft['kind'] : '',
            units: list('units'),
            zones: list('zones'),
            ...(item !== undefined && { item: `${year}-${item}` }),
          }}
        />
      </div>
    </>
  );
}

/** An item keeps its name. */
function withoutItem(body: CommandInfo['body']): CommandInfo['body'] {
  const { item: _item, ...properties } = body.properties ?? {};
  return { ...body, properties };
}
