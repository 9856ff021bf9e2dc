import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useNames } from '../api/names.js';
import { useFieldWords } from '../words/field-words.js';

/** What is asked of a board; it stands in the address. */
export function useAsked() {
  const [address, change] = useSearchParams();
  return {
    zone: address.get('zone') ?? '',
    from: address.get('from') ?? undefined,
    to: address.get('to') ?? undefined,
    holder: address.get('holder') ?? undefined,
    set: (name: 'zone' | 'from' | 'to', value: string) =>
      change((before) => {
        if (value === '') before.delete(name);
        else before.set(name, value);
        return before;
      }),
  };
}

type Asked = ReturnType<typeof useAsked>;

export function ZoneChoice({ asked }: { readonly asked: Asked }) {
  const { t } = useTranslation();
  const fields = useFieldWords();
  const { directory } = useNames();
  const zones = Object.entries(directory?.zones ?? {});
  return (
    <label>
      {fields.field('zone')}
      <select value={asked.zone} onChange={({ target }) => asked.set('zone', target.value)}>
        <option value="">{t('overview.everyZone')}</option>
        {zones.map(([zone, name]) => (
          <option key={zone} value={zone}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

export function PeriodChoice({ asked }: { readonly asked: Asked }) {
  const { t } = useTranslation();
  return (['from', 'to'] as const).map((name) => (
    <label key={name}>
      {t(`overview.${name}`)}
      <input type="date" value={asked[name] ?? ''} onChange={({ target }) => asked.set(name, target.value)} />
    </label>
  ));
}
