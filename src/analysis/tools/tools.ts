import type { AnalysisTask } from '../task.ts';
import { accuracyTool, type AccuracyChoice } from './accuracy-tool.ts';
import { autocorrelationTool, type AutocorrelationChoice } from './autocorrelation-tool.ts';
import { changeTool, type ChangeChoice } from './change-tool.ts';
import { clustersTool, type ClustersChoice } from './clusters-tool.ts';
import { concentrationTool, type ConcentrationChoice } from './concentration-tool.ts';
import { emergingTool } from './emerging-tool.ts';
import { harmTool, type HarmChoice } from './harm-tool.ts';
import { nearRepeatTool, type NearRepeatChoice } from './near-repeat-tool.ts';
import { ratioTool, type RatioChoice } from './ratio-tool.ts';
import { scanTool, type ScanChoice } from './scan-tool.ts';
import type { ToolData, ToolFrame, ToolResult } from './tool-types.ts';
import { trendTool } from './trend-tool.ts';

/** A question to the data with its settings. */
export type ToolRequest =
  | { readonly tool: 'trend' }
  | ({ readonly tool: 'change' } & ChangeChoice)
  | ({ readonly tool: 'concentration' } & ConcentrationChoice)
  | { readonly tool: 'emerging' }
  | ({ readonly tool: 'near-repeat' } & NearRepeatChoice)
  | ({ readonly tool: 'scan' } & ScanChoice)
  | ({ readonly tool: 'clusters' } & ClustersChoice)
  | ({ readonly tool: 'accuracy' } & AccuracyChoice)
  | ({ readonly tool: 'autocorrelation' } & AutocorrelationChoice)
  | ({ readonly tool: 'ratio' } & RatioChoice)
  | ({ readonly tool: 'harm' } & HarmChoice);

export type ToolName = ToolRequest['tool'];

/** Runs a tool. Throws `MethodInputError` with a message for the user where the data do not carry it. */
export function runTool(
  data: ToolData,
  frame: ToolFrame,
  request: ToolRequest,
  task: AnalysisTask,
): ToolResult | Promise<ToolResult> {
  switch (request.tool) {
    case 'trend':
      return trendTool(data, frame);
    case 'change':
      return changeTool(data, frame, request);
    case 'concentration':
      return concentrationTool(data, frame, request);
    case 'emerging':
      return emergingTool(data, frame);
    case 'near-repeat':
      return nearRepeatTool(data, frame, request, task);
    case 'scan':
      return scanTool(data, frame, request, task);
    case 'clusters':
      return clustersTool(data, frame, request);
    case 'accuracy':
      return accuracyTool(data, frame, request);
    case 'autocorrelation':
      return autocorrelationTool(data, frame, request, task);
    case 'ratio':
      return ratioTool(data, frame, request);
    case 'harm':
      return harmTool(data, frame, request);
  }
}
