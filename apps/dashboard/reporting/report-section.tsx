import { useTranslation } from 'react-i18next';
import { useNames } from '../api/names.js';
import { useSaid } from '../words/i18n.js';
import type { Offered } from './acts.js';
import { Changes } from './changes-shown.js';
import { FigureButton } from './figure-button.js';
import type { ReportRow } from './report-page.js';
import { SectionEditor } from './section-editor.js';

type Section = ReportRow['sections'][number];

interface Props {
  readonly report: ReportRow;
  readonly section: Section;
  readonly etag: string | undefined;
  readonly edit: Offered | undefined;
  readonly typed: string | undefined;
  readonly onType: (text: string | undefined) => void;
  readonly besides: { readonly against: 'version' | 'period'; readonly text: string | undefined } | undefined;
}

/** A part of a report: its text, the figures under each sentence, and what a person made of what was generated. */
export function ReportSection({ report, section, etag, edit, typed, onType, besides }: Props) {
  const { t } = useTranslation();
  const said = useSaid();
  const { nameOf } = useNames();
  const { generated, edited, editedBy } = section;
  const text = edited ?? generated;
  const id = `part-${section.section}`;
  return (
    <section aria-labelledby={id} className="part">
      <div className="heading">
        <h2 id={id}>{said({ zh: section.title, en: section.titleEn })}</h2>
        {edit && typed === undefined && (
          <button type="button" onClick={() => onType(text)} aria-describedby={id}>
            {t('reporting.edit.begin')}
          </button>
        )}
      </div>
      {typed !== undefined && edit ? (
        <SectionEditor report={report.id} section={section} etag={etag} as={edit.as} typed={typed} onType={onType} />
      ) : besides !== undefined ? (
        <div className="side-by-side">
          <div>
            <h3>{t(`reporting.against.beside.${besides.against}`)}</h3>
            <p className="text">{besides.text ?? t('reporting.against.none')}</p>
          </div>
          <div>
            <h3>{t('reporting.against.this')}</h3>
            <Changes from={besides.text ?? ''} to={text} />
          </div>
        </div>
      ) : edited !== null ? (
        <>
          <p className="text">{edited}</p>
          <details open className="changed">
            <summary>
              {t('reporting.edit.changed', { who: editedBy === null ? '' : nameOf(editedBy, 'persons') })}
            </summary>
            <Changes from={generated} to={edited} />
          </details>
        </>
      ) : null}
      <Sentences
        report={report}
        section={section}
        besideText={edited !== null || besides !== undefined || typed !== undefined}
      />
    </section>
  );
}

/** The generated sentences, each with the figures that it rests on; beside another text the figures alone. */
function Sentences({
  report,
  section,
  besideText,
}: {
  readonly report: ReportRow;
  readonly section: Section;
  readonly besideText: boolean;
}) {
  const { t } = useTranslation();
  const said = useSaid();
  const figureOf = (name: string) => report.figures.find(({ figure }) => figure === name);
  const buttons = (names: readonly string[]) =>
    names.flatMap((name) => {
      const figure = figureOf(name);
      return figure && figure.value !== 0 ? [<FigureButton key={name} report={report} figure={figure} />] : [];
    });
  if (besideText)
    return (
      <div className="rests">
        <span className="quiet">{t('reporting.figure.rests')}</span> {buttons(section.figures)}
      </div>
    );
  return section.sentences.map(({ zh, en, figures }) => (
    <div key={zh} className="sentence">
      <p className="text">{said({ zh, en })}</p>
      <div className="rests">{buttons(figures)}</div>
    </div>
  ));
}
