import { useTranslation } from 'react-i18next';
import type { ProblemBody } from '../api/client.js';
import type { JsonSchema } from '../api/command.js';
import { useFieldWords } from '../words/field-words.js';
import { besideFields, type Draft, emptyDraft, ownFields } from './draft.js';
import { HashInput } from './hash-input.js';
import { ReferenceInput, referenceOf } from './reference-input.js';

type Faults = NonNullable<ProblemBody['errors']>;

interface FieldsProps {
  readonly schema: JsonSchema;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly faults: Faults;
  /** JSON pointer of the object that these are the fields of. */
  readonly at?: string;
}

/** The fields of a command or of a part of one; each fault stands at its field. */
export function Fields({ schema, draft, onChange, faults, at = '' }: FieldsProps) {
  const { t } = useTranslation();
  const beside = at === '' ? besideFields(schema) : [];
  const field = ([name, part]: readonly [string, JsonSchema]) => (
    <Field
      key={name}
      name={name}
      schema={part}
      required={schema.required?.includes(name) ?? false}
      value={draft[name]}
      onChange={(value) => onChange({ ...draft, [name]: value })}
      faults={faults}
      at={`${at}/${name}`}
    />
  );
  return (
    <>
      {ownFields(schema).map(field)}
      {beside.length > 0 && (
        <details>
          <summary>{t('forms.beside')}</summary>
          {beside.map(field)}
        </details>
      )}
    </>
  );
}

interface FieldProps {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly faults: Faults;
  readonly at: string;
}

function Field({ name, schema, required, value, onChange, faults, at }: FieldProps) {
  const { t } = useTranslation();
  const words = useFieldWords();
  const label = words.field(name, schema);
  const own = faults.filter(({ pointer }) => pointer === at);
  const legend = required ? label : t('forms.optional', { label });

  if (schema.type === 'object')
    return (
      <fieldset>
        <legend>{legend}</legend>
        <Fields
          schema={schema}
          draft={(value as Draft | undefined) ?? {}}
          onChange={onChange}
          faults={faults}
          at={at}
        />
      </fieldset>
    );
  if (schema.type === 'array') {
    const list = (value as readonly unknown[] | undefined) ?? [];
    const items = schema.items ?? {};
    return (
      <fieldset>
        <legend>{legend}</legend>
        {list.map((one, index) => (
          // Entries have no name but their place.
          <div key={index} className="entry">
            <Field
              name={name}
              schema={items}
              required
              value={one}
              onChange={(changed) => onChange(list.map((other, place) => (place === index ? changed : other)))}
              faults={faults}
              at={`${at}/${index}`}
            />
            <button type="button" onClick={() => onChange(list.filter((_, place) => place !== index))}>
              {t('forms.remove')}
            </button>
          </div>
        ))}
        <button type="button" onClick={() => onChange([...list, items.type === 'object' ? emptyDraft(items) : ''])}>
          {t('forms.add', { label })}
        </button>
        <FaultText faults={own} />
      </fieldset>
    );
  }
  return (
    <label className={own.length > 0 ? 'field wrong' : 'field'}>
      <span>{legend}</span>
      <Input name={name} schema={schema} required={required} value={value} onChange={onChange} />
      <FaultText faults={own} />
    </label>
  );
}

const FaultText = ({ faults }: { readonly faults: Faults }) =>
  faults.map(({ code, message }) => (
    <span key={code} role="alert" className="fault">
      {message}
    </span>
  ));

const LINE = 200;
const HASH = '^[0-9a-f]{64}$';

function Input({
  name,
  schema,
  required,
  value,
  onChange,
}: Pick<FieldProps, 'name' | 'schema' | 'required' | 'value' | 'onChange'>) {
  const { t } = useTranslation();
  const words = useFieldWords();
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const typed = {
    value: text,
    required,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  };
  if (schema.type === 'boolean')
    return <input type="checkbox" checked={value === true} onChange={({ target }) => onChange(target.checked)} />;
  if (schema.enum)
    return (
      <select {...typed}>
        <option value="">{t('forms.choose')}</option>
        {schema.enum.map((code) => (
          <option key={code} value={code}>
            {words.value(code, schema) ?? code}
          </option>
        ))}
      </select>
    );
  if (schema.format === 'date') return <input type="date" {...typed} />;
  if (schema.format === 'date-time') return <input type="datetime-local" {...typed} />;
  if (schema.type === 'integer' || schema.type === 'number')
    return <input type="number" min={schema.minimum} max={schema.maximum} {...typed} />;
  if (schema.pattern === HASH) return <HashInput value={text} onChange={onChange} required={required} />;
  const refersTo = referenceOf(name);
  if (refersTo) return <ReferenceInput to={refersTo} value={text} onChange={onChange} required={required} />;
  if ((schema.maxLength ?? 0) > LINE) return <textarea rows={6} maxLength={schema.maxLength} {...typed} />;
  return <input maxLength={schema.maxLength} {...typed} />;
}
