import { isInCameraArea, metresToBorder } from './camera-area.ts';
import { CAMERA_CATALOGUE, MAXIMUM_RETENTION_DAYS, type Camera, type CameraPlan } from './camera-plan.ts';

/** Something that does not hold, as a message key with values; what to do about it stands in the text. */
export interface CameraIssue {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** True: the plan cannot become a decision. False: worth a look. */
  readonly blocking: boolean;
  readonly cameraId: string | null;
}

const stop = (key: string, values: CameraIssue['values'] = {}, cameraId: string | null = null): CameraIssue => ({
  key: `cameras.issue.${key}`,
  values,
  blocking: true,
  cameraId,
});
const note = (...given: Parameters<typeof stop>): CameraIssue => ({ ...stop(...given), blocking: false });

/** Why a camera may not stand at a place, or null when it may. `metres`: distance to the area. */
export function refusePosition(area: CameraPlan['area'], name: string, x: number, y: number): CameraIssue | null {
  if (isInCameraArea(area, x, y)) return null;
  return stop('outside', { camera: name, metres: Math.max(1, Math.round(metresToBorder(area, x, y))) });
}

/** Everything that stands between a plan and a decision (Gemeentewet art. 151c and good practice), worst first. */
export function checkCameraPlan(plan: CameraPlan): readonly CameraIssue[] {
  const issues = [
    ...checkTerm(plan),
    ...checkGrounds(plan),
    ...checkEvaluation(plan),
    ...plan.cameras.flatMap((camera) => checkCamera(plan, camera)),
  ];
  if (plan.cameras.length === 0) issues.push(stop('noCamera'));
  if (plan.signs.length === 0) issues.push(stop('noSigns'));
  return [...issues.filter(({ blocking }) => blocking), ...issues.filter(({ blocking }) => !blocking)];
}

/** The term is definite: a first and a last day, in that order. */
function checkTerm({ from, until }: CameraPlan): CameraIssue[] {
  const issues: CameraIssue[] = [];
  if (!from) issues.push(stop('noStart'));
  if (!until) issues.push(stop('noEnd'));
  if (from && until && until < from) issues.push(stop('endBeforeStart'));
  return issues;
}

function checkGrounds(plan: CameraPlan): CameraIssue[] {
  const issues: CameraIssue[] = [];
  if (!plan.prosecutorConsultedOn) issues.push(stop('noProsecutor'));
  else if (plan.from && plan.prosecutorConsultedOn > plan.from) issues.push(stop('prosecutorAfterStart'));
  if (!plan.dpiaReference.trim()) issues.push(stop('noDpia'));
  if (!plan.byLaw.trim()) issues.push(stop('noByLaw'));
  if (!plan.lighterMeans.trim()) issues.push(stop('noLighterMeans'));
  if (plan.retentionDays > MAXIMUM_RETENTION_DAYS) {
    const { legalBasis, textRead } = CAMERA_CATALOGUE.retention;
    issues.push(
      stop('retention', {
        days: plan.retentionDays,
        maximum: MAXIMUM_RETENTION_DAYS,
        basis: legalBasis,
        date: textRead,
      }),
    );
  }
  return issues;
}

/** An effect can only be shown with a measurement before the start and an area to compare with. */
function checkEvaluation({ baselineOn, comparisonArea, from }: CameraPlan): CameraIssue[] {
  const issues: CameraIssue[] = [];
  if (!baselineOn) issues.push(stop('noBaseline'));
  else if (from && baselineOn >= from) issues.push(stop('baselineAfterStart'));
  if (!comparisonArea.trim()) issues.push(stop('noComparison'));
  return issues;
}

function checkCamera(plan: CameraPlan, camera: Camera): CameraIssue[] {
  const { name, positions, id } = camera;
  const issues: CameraIssue[] = [];
  const values = { camera: name };
  for (const { x, y, from, until } of positions) {
    const refused = refusePosition(plan.area, name, x, y);
    if (refused) issues.push({ ...refused, cameraId: id });
    if (from && until && until < from) issues.push(stop('positionDates', values, id));
    const beforeTerm = from !== null && plan.from !== null && from < plan.from;
    const afterTerm = until !== null && plan.until !== null && until > plan.until;
    if (beforeTerm || afterTerm) issues.push(stop('positionOutsideTerm', values, id));
  }
  if (positions.length === 0) issues.push(stop('noPosition', values, id));
  if (camera.kind === 'fixed' && positions.length > 1) issues.push(stop('fixedMoves', values, id));
  if (overlaps(camera)) issues.push(stop('positionsOverlap', values, id));
  if (camera.liveHours.length === 0) issues.push(note('noLiveHours', values, id));
  return issues;
}

/** A camera can be at one place at a time. */
function overlaps({ positions }: Camera): boolean {
  const spans = positions
    .map(({ from, until }) => ({ from: from ?? '', until: until ?? '9999' }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  return spans.some((span, i) => i > 0 && span.from <= spans[i - 1]!.until);
}
