import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type NameKind, useNames } from '../api/names.js';

/** Which field names what: a person, a unit, a body, a zone, an office. */
const REFERENCES: Readonly<Record<string, NameKind>> = {
  zone: 'zones',
  zones: 'zones',
  homeZone: 'zones',
  fromZone: 'zones',
  transferredFrom: 'zones',
  unit: 'units',
  units: 'units',
  whole: 'units',
  office: 'offices',
  offices: 'offices',
  body: 'bodies',
  bodies: 'bodies',
  home: 'bodies',
  group: 'bodies',
  person: 'persons',
  persons: 'persons',
  leader: 'persons',
  members: 'persons',
  member: 'persons',
  holder: 'persons',
  holders: 'persons',
  submitter: 'persons',
  auditor: 'persons',
  authors: 'persons',
  leads: 'persons',
  joins: 'persons',
  leaves: 'persons',
  director: 'persons',
  liaison: 'persons',
  gives: 'persons',
  takes: 'persons',
  handler: 'persons',
  receiver: 'persons',
  second: 'persons',
  witness: 'persons',
  custodian: 'persons',
};

export const referenceOf = (field: string): NameKind | undefined => REFERENCES[field];

interface Props {
  readonly to: NameKind;
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly required?: boolean;
}

/** Chosen by typing part of a name: a plain field with proposals, which every browser makes usable by keyboard and by screen reader. */
export function ReferenceInput({ to, value, onChange, required }: Props) {
  const { t } = useTranslation();
  const { directory, nameOf } = useNames();
  const list = useId();
  // A counterpart office is a body too, where one is to handle something.
  const names = [to, ...(to === 'bodies' ? (['offices'] as const) : [])].flatMap((kind) =>
    Object.entries(directory?.[kind] ?? {}),
  );
  const text = value === '' ? '' : nameOf(value, to);
  const choose = (typed: string) => {
    const trimmed = typed.trim();
    if (trimmed === '') return onChange('');
    const found = names.find(([id, name]) => name === trimmed || id === trimmed);
    if (found) onChange(found[0]);
  };
  return (
    <>
      <input
        key={text}
        list={list}
        defaultValue={text}
        required={required}
        placeholder={t('forms.reference.placeholder')}
        onChange={({ target }) => choose(target.value)}
        onBlur={({ target }) => {
          if (
            target.value.trim() !== text &&
            !names.some(([id, name]) => name === target.value.trim() || id === target.value.trim())
          )
            target.value = text;
        }}
      />
      <datalist id={list}>
        {names.map(([id, name]) => (
          <option key={id} value={name} />
        ))}
      </datalist>
    </>
  );
}
