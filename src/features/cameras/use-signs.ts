import { fileSave } from 'browser-fs-access';
import type { CameraPlan } from '../../domain/camera/camera-plan.ts';
import { useTexts } from '../../i18n/index.ts';
import type { CameraApi } from '../../workers/camera-worker.ts';
import type { Client } from '../../workers/protocol.ts';
import type { StepProps } from '../step-props.ts';
import type { PlanEdits } from './camera-edits.ts';
import { printPage } from './print-page.ts';
import { signsToCsv, signsToHtml } from './sign-list.ts';

/** Finding the ways into the area, and the list of signs as file and on paper. */
export function useSigns(
  { plan, session, map, newId }: Pick<StepProps, 'session' | 'map' | 'newId'> & { readonly plan: CameraPlan },
  client: Client<CameraApi> | null,
  edits: PlanEdits,
) {
  const { t, language } = useTexts();
  const headers = [t('cameras.sign.number'), t('cameras.sign.street'), 'RD X', 'RD Y'];
  const title = t('cameras.signsTitle', { name: plan.name });
  const find = async () => {
    if (!client) return;
    try {
      const ways = await client.waysIn([plan.area]);
      if (ways.length === 0) return session.tasks.notify('caution', 'cameras.noWaysIn');
      edits.plan('signs', (draft) => void (draft.signs = ways.map((way) => ({ id: newId(), ...way }))));
    } catch (error) {
      session.fail(error);
    }
  };
  const print = async () => {
    try {
      const picture = map ? await toDataUrl(await map.snapshot({ widthPx: 1000, heightPx: 700, pixelRatio: 2 })) : null;
      printPage(signsToHtml(plan.signs, headers, { title, note: t('cameras.signsNote'), picture, language }));
    } catch (error) {
      session.fail(error);
    }
  };
  return {
    onFind: () => void find(),
    onDownload: () =>
      void fileSave(new Blob([signsToCsv(plan.signs, headers)], { type: 'text/csv;charset=utf-8' }), {
        fileName: `${title}.csv`,
      }).catch(() => undefined),
    onPrint: () => void print(),
  };
}

const toDataUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('the picture cannot be read'));
    reader.readAsDataURL(blob);
  });
