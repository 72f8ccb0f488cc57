import type { Highs } from 'highs';
import type { IntegerSolver } from './exact-covering.ts';

/**
 * HiGHS (MIT licence, WebAssembly) as solver of integer models. `highs` is the started library: the caller knows where
 * its WebAssembly lies.
 */
export function highsSolver(highs: Highs): IntegerSolver {
  const { modelStatus, objectiveSense, variableType } = highs.constants;
  return (given, timeLimitSeconds, start) => {
    const model = highs.createModel({
      numCols: given.columns,
      numRows: given.rows,
      sense: objectiveSense.maximize,
      colCost: given.objective,
      colLower: given.lower,
      colUpper: given.upper,
      rowLower: given.rowLower.map((value) => (Number.isFinite(value) ? value : -highs.infinity)),
      rowUpper: given.rowUpper.map((value) => (Number.isFinite(value) ? value : highs.infinity)),
      integrality: Int32Array.from(given.isInteger, (whole) =>
        whole ? variableType.integer : variableType.continuous,
      ),
      matrix: {
        format: 'csr',
        numRows: given.rows,
        numCols: given.columns,
        starts: given.rowStarts,
        indices: given.indices,
        values: given.values,
      },
    });
    try {
      model.options.set({ output_flag: false, time_limit: timeLimitSeconds, mip_rel_gap: 0, random_seed: 1 });
      const indices = [...start.keys()].filter((column) => given.isInteger[column] === 1);
      model.setSolution({ indices, values: indices.map((column) => start[column]!) });
      const { modelStatus: status } = model.run();
      if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
        return { values: null, bound: 0, isInfeasible: true };
      // 2 = a feasible point is known, whether or not it is proven best.
      const known = model.info.get('primal_solution_status') === 2;
      return {
        values: known ? model.getSolution().colValue : null,
        bound: Number(model.info.get('mip_dual_bound')),
        isInfeasible: false,
      };
    } finally {
      model.dispose();
    }
  };
}
