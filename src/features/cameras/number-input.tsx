import { NumberField } from '../../ui/primitives/field.tsx';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly step?: number;
  readonly onChange: (value: number) => void;
}

/** A measure that can be typed; out of its limits it is brought to the nearest one. */
export function MeasureField({ value, minimum, maximum, onChange, ...rest }: Props) {
  return (
    <NumberField
      {...rest}
      value={Math.round(value * 10) / 10}
      minimum={minimum}
      maximum={maximum}
      onChange={(next) => onChange(Math.min(maximum, Math.max(minimum, next)))}
    />
  );
}
