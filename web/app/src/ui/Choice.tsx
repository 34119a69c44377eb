// One of a few: large buttons side by side that act as radio buttons.
import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';

type Props<T extends string> = {
  label: string;
  value: T | null;
  options: { id: T; label: ReactNode; name?: string }[];
  onChange: (to: T) => void;
  quiet?: boolean;
};

export const Choice = <T extends string>({ label, value, options, onChange, quiet = false }: Props<T>) => (
  <RadioGroup
    className={quiet ? 'choice quiet' : 'choice'}
    value={value ?? ''}
    onChange={(v) => onChange(v as T)}
    orientation="horizontal"
  >
    <Label>{label}</Label>
    <div className="choice-options">
      {options.map((o) => (
        <Radio key={o.id} className="choice-option" value={o.id} {...(o.name && { 'aria-label': o.name })}>
          {o.label}
        </Radio>
      ))}
    </div>
  </RadioGroup>
);
