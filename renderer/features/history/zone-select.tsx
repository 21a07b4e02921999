import { useMemo } from 'react';

interface ZoneSelectProps {
  readonly id: string;
  readonly testId: string;
  /** IANA name. */
  readonly value: string;
  readonly onChange: (zone: string) => void;
}

/** Every time zone the runtime knows; typing its name goes to it. */
export function ZoneSelect({ id, testId, value, onChange }: ZoneSelectProps) {
  const zones = useMemo(() => {
    const known = Intl.supportedValuesOf('timeZone');
    return [...new Set(['UTC', value, ...known])].sort();
  }, [value]);
  return (
    <select
      id={id}
      data-testid={testId}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {zones.map((zone) => (
        <option key={zone}>{zone}</option>
      ))}
    </select>
  );
}
