/** Logistic regression by Newton's method, with a ridge: rows of `{ is, signs }` → weights by name. */
export function fit(rows, { ridge: strength = 1, free = 'bias' } = {}) {
  const names = [...new Set(rows.flatMap(({ signs }) => Object.keys(signs)))];
  const values = rows.map(({ signs }) => names.map((name) => signs[name] ?? 0));
  const ridge = names.map((name) => (name === free ? 1e-3 : strength));
  const weights = new Float64Array(names.length);
  for (let round = 0; round < 15; round++) {
    const matrix = names.map((_, i) => {
      const row = new Float64Array(names.length + 1);
      row[i] = ridge[i];
      row[names.length] = -ridge[i] * weights[i];
      return row;
    });
    values.forEach((row, r) => {
      const p = 1 / (1 + Math.exp(-row.reduce((sum, value, i) => sum + value * weights[i], 0)));
      row.forEach((value, i) => {
        if (value === 0) return;
        matrix[i][names.length] += ((rows[r].is ? 1 : 0) - p) * value;
        row.forEach((other, j) => (matrix[i][j] += p * (1 - p) * value * other));
      });
    });
    solve(matrix).forEach((step, i) => (weights[i] += step));
  }
  return Object.fromEntries(names.map((name, i) => [name, weights[i]]));
}

/** The sum of weighted signs. */
export function weigh(weights, signs) {
  let sum = 0;
  for (const [name, value] of Object.entries(signs)) sum += (weights[name] ?? 0) * value;
  return sum;
}

/** Gaussian elimination of n rows of n + 1. */
function solve(matrix) {
  const n = matrix.length;
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let k = i + 1; k < n; k++) if (Math.abs(matrix[k][i]) > Math.abs(matrix[pivot][i])) pivot = k;
    [matrix[i], matrix[pivot]] = [matrix[pivot], matrix[i]];
    for (let k = i + 1; k < n; k++) {
      const factor = matrix[k][i] / matrix[i][i];
      if (factor !== 0) for (let j = i; j <= n; j++) matrix[k][j] -= factor * matrix[i][j];
    }
  }
  const found = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    let rest = matrix[i][n];
    for (let j = i + 1; j < n; j++) rest -= matrix[i][j] * found[j];
    found[i] = rest / matrix[i][i];
  }
  return found;
}
