/**
 * Signs that are no part of the language: what each means elsewhere and what to write for it here.
 */

export const FOREIGN_SIGNS: ReadonlyMap<string, string> = new Map([
  ['∑', 'sum(E) adds up all entries of E: sum(x.^2).'],
  ['∏', 'The product of all entries is exp(sum(log(x))) where they are positive.'],
  ['√', 'Write sqrt(…).'],
  ['∫', 'There are no integrals.'],
  ['∂', 'Type the function alone; --wrt names the variable.'],
  ['∇', 'Type the function alone; --wrt names the variable.'],
  ['∞', 'There is no infinity.'],
  ['†', "The pseudo-inverse is pinv(A), the transpose A'."],
  ['⁺', 'The pseudo-inverse is pinv(A).'],
  ['<', 'There are no comparisons; step(x) is 1 where x is positive, max(x,0) is x there.'],
  [
    '<-',
    'A definition has = after its name: y = A*x. There are no comparisons; step(x) is 1 where x is positive.',
  ],
  ['>', 'There are no comparisons; step(x) is 1 where x is positive, max(x,0) is x there.'],
  ['≤', 'There are no comparisons; step(x) is 1 where x is positive, max(x,0) is x there.'],
  ['≥', 'There are no comparisons; step(x) is 1 where x is positive, max(x,0) is x there.'],
  ['≠', 'There are no comparisons.'],
  ['!', 'There are no factorials and no negations.'],
  ['?', 'There are no conditions; max(x,y) and step(x) are functions of pieces.'],
  ['&', 'There are no conditions.'],
  ['~', 'There are no distributions and no negations.'],
  ['≈', 'Type one side, or the square of the difference.'],
  ['⟨', "An inner product is x'*y, of matrices A : B."],
  ['⟩', "An inner product is x'*y, of matrices A : B."],
  ['⌊', 'floor has no derivative of use.'],
  ['⌈', 'ceil has no derivative of use.'],
  ['⊕', 'Add with +, or with kron(A,eye(n)) + kron(eye(m),B).'],
  ['ℝ', 'Shapes are declared after where: A: m x n.'],
  ['∈', 'Shapes are declared after where: A: m x n.'],
  ['.', 'Functions stand before their arguments: sum(x).'],
  ['₁', 'Names may have digits and _ in them, x1 or x_1; an entry is x[1].'],
  ['"', 'There are no texts: norms are norm1, norm2, normF, nuclear, spectral.'],
])
