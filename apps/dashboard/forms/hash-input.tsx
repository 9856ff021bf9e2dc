import { useTranslation } from 'react-i18next';
import { hexOf } from './draft.js';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required: boolean;
}

/** A SHA-256, typed or computed of a file here in the browser: the file itself goes nowhere. */
export function HashInput({ value, onChange, required }: Props) {
  const { t } = useTranslation();
  const compute = async (file: File) =>
    onChange(hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))));
  return (
    <>
      <input
        value={value}
        required={required}
        maxLength={64}
        spellCheck={false}
        onChange={({ target }) => onChange(target.value.toLowerCase())}
      />
      <input
        type="file"
        aria-label={t('forms.hash.ofFile')}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) void compute(file);
        }}
      />
      <span className="quiet">{t('forms.hash.says')}</span>
    </>
  );
}
