import { useState } from 'react';
import { renewZone, type Zone } from '../../domain/zone/zone.ts';
import { useTexts } from '../../i18n/index.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { DateField } from '../../ui/primitives/date-field.tsx';
import { TextField } from '../../ui/primitives/field.tsx';
import styles from './zones.module.css';

interface Props {
  readonly zone: Zone;
  readonly now: () => string;
  readonly onChange: (make: (zone: Zone) => Zone) => void;
}

/** An extension: a next term with its own reason, to be proposed, consulted and decided anew. */
export function RenewZone({ zone, now, onChange }: Props) {
  const { t } = useTexts();
  const [from, setFrom] = useState(zone.term.to?.slice(0, 10) ?? '');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const isReady = from !== '' && to > from && reason.trim() !== '';
  return (
    <div className={styles.fields}>
      <p className="muted">{t('zones.renew.why', { times: zone.facts.renewalsSoFar })}</p>
      <div className={styles.pair}>
        <DateField label={t('plan.from')} value={from} onChange={setFrom} />
        <DateField label={t('plan.to')} value={to} onChange={setTo} />
      </div>
      <TextField label={t('zones.renew.reason')} value={reason} onChange={setReason} />
      <div>
        <Button isDisabled={!isReady} onPress={() => onChange((one) => renewZone(one, { from, to }, now(), reason))}>
          {t('zones.renew.do')}
        </Button>
      </div>
    </div>
  );
}
