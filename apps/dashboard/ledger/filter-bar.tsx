import { type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { JsonSchema } from '../api/command.js';
import type { Filters } from '../api/rows.js';
import { useFieldWords } from '../words/field-words.js';
import type { PageInfo } from '../words/page-words.js';
import { ReferenceInput, referenceOf } from '../forms/reference-input.js';

export interface AskedFilters {
  readonly asked: Filters;
  readonly set: (name: string, value: string) => void;
  readonly clear: () => void;
}

/** The filters of a list, as the address has them. */
export function useFilters(names: readonly string[]): AskedFilters {
  const [address, change] = useSearchParams();
  const asked = Object.fromEntries(
    names.filter((name) => address.has(name)).map((name) => [name, address.getAll(name)] as const),
  );
  return {
    asked,
    set: (name, value) =>
      change((before) => {
        if (value === '') before.delete(name);
        else before.set(name, value);
        return before;
      }),
    clear: () =>
      change((before) => {
        for (const name of names) before.delete(name);
        return before;
      }),
  };
}

/** As many filters as stand in one line; the others are behind a word. */
const IN_LINE = 5;

export function FilterBar({ info, filters }: { readonly info: PageInfo; readonly filters: AskedFilters }) {
  const { t } = useTranslation();
  const words = useFieldWords();
  if (info.filters.length === 0) return null;
  const filter = (name: string) => (
    <label key={name}>
      {words.field(name, info.row.properties?.[name])}
      <FilterInput
        name={name}
        schema={info.row.properties?.[name] ?? {}}
        value={[filters.asked[name] ?? ''].flat()[0]!}
        onChange={(value) => filters.set(name, value)}
      />
    </label>
  );
  const asked = Object.keys(filters.asked);
  const further = info.filters.slice(IN_LINE);
  return (
    <form className="filters" role="search" onSubmit={(event: FormEvent) => event.preventDefault()}>
      {info.filters.slice(0, IN_LINE).map(filter)}
      {asked.length > 0 && (
        <button type="button" onClick={() => filters.clear()}>
          {t('ledger.clear')}
        </button>
      )}
      {further.length > 0 && (
        <details open={further.some((name) => asked.includes(name)) || undefined}>
          <summary>{t('ledger.furtherFilters')}</summary>
          <div className="filters">{further.map(filter)}</div>
        </details>
      )}
    </form>
  );
}

interface InputProps {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function FilterInput({ name, schema, value, onChange }: InputProps) {
  const { t } = useTranslation();
  const words = useFieldWords();
  const isFlag = [schema.type].flat().includes('boolean');
  const codes = isFlag ? ['true', 'false'] : words.values(schema);
  const said = (code: string) =>
    isFlag ? t(code === 'true' ? 'ledger.yes' : 'ledger.no') : (words.value(code, schema) ?? code);
  if (codes)
    return (
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{t('ledger.any')}</option>
        {codes.map((code) => (
          <option key={code} value={code}>
            {said(code)}
          </option>
        ))}
      </select>
    );
  const refersTo = referenceOf(name);
  if (refersTo) return <ReferenceInput to={refersTo} value={value} onChange={onChange} />;
  return (
    <input
      key={value}
      defaultValue={value}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && onChange(currentTarget.value.trim())}
      onBlur={({ target }) => target.value.trim() !== value && onChange(target.value.trim())}
    />
  );
}
